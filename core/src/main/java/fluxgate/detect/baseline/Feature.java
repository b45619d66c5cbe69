package fluxgate.detect.baseline;

/** What is measured of every name on every day. New ones go to the end: the file counts them. */
public enum Feature {
  /** Networks of equal size that its addresses are as spread as. */
  EFFECTIVE_ASNS,
  /** Distinct addresses, IPv6 by /56. */
  ADDRESSES,
  /** Of these, the ones in access networks. */
  HOMES,
  /** Of these, the ones first seen within 24 hours. */
  NEW_ADDRESSES,
  /** Shrunk share in access networks, of names with at least four addresses. */
  ACCESS_SHARE,
  /** Distinct addresses of its name servers, where delegations are seen. */
  NS_ADDRESSES
}
