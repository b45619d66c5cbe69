package fluxgate.net;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Disjoint address ranges in ascending order, each with a small number: one binary search a lookup.
 * Immutable; arrays of primitives, 12 bytes an IPv4 range and 36 an IPv6 range. The arrays belong
 * to this class from construction on.
 *
 * <p>Within a family {@code first[i] <= last[i] < first[i + 1]}, compared unsigned.
 */
record AddressRanges(V4 v4, V6 v6) {

  /** What {@link #find} gives for an address in no range. */
  static final int NONE = -1;

  @SuppressWarnings("ArrayRecordComponent") // the point of this class; never compared
  record V4(int[] first, int[] last, int[] value) {
    private int find(int bits) {
      int low = 0;
      int high = first.length - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (Integer.compareUnsigned(first[middle], bits) <= 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return high >= 0 && Integer.compareUnsigned(bits, last[high]) <= 0 ? value[high] : NONE;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // the point of this class; never compared
  record V6(long[] firstHigh, long[] firstLow, long[] lastHigh, long[] lastLow, int[] value) {
    private int find(long bitsHigh, long bitsLow) {
      int low = 0;
      int high = value.length - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        if (compare(firstHigh[middle], firstLow[middle], bitsHigh, bitsLow) <= 0) {
          low = middle + 1;
        } else {
          high = middle - 1;
        }
      }
      return high >= 0 && compare(bitsHigh, bitsLow, lastHigh[high], lastLow[high]) <= 0
          ? value[high]
          : NONE;
    }
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }

  /** The number of the range that the address lies in, or {@link #NONE}. */
  int find(IpAddress address) {
    return address.isV4() ? v4.find(address.v4Bits()) : v6.find(address.high(), address.low());
  }

  /** How many ranges. */
  int size() {
    return v4.value.length + v6.value.length;
  }

  /**
   * Collects claims that may overlap: at each address the narrowest claim wins, and of equally
   * narrow ones the last added.
   */
  static final class Collector {
    /*
     * A sweep along the sorted starts with the claims that cover the present address in a heap,
     * narrowest first; expired claims leave when they reach the top. Every step takes in a claim or
     * puts one out: O(n log n).
     */
    private record Claim(IpAddress first, IpAddress last, int order, int value) {

      private int compareWidth(Claim other) {
        long low = last.low() - first.low();
        long borrow = Long.compareUnsigned(last.low(), first.low()) < 0 ? 1 : 0;
        long high = last.high() - first.high() - borrow;
        long otherLow = other.last.low() - other.first.low();
        long otherBorrow = Long.compareUnsigned(other.last.low(), other.first.low()) < 0 ? 1 : 0;
        long otherHigh = other.last.high() - other.first.high() - otherBorrow;
        return compare(high, low, otherHigh, otherLow);
      }

      static int strongestFirst(Claim a, Claim b) {
        int byWidth = a.compareWidth(b);
        return byWidth != 0 ? byWidth : Integer.compare(b.order, a.order);
      }
    }

    private final List<Claim> v4Claims = new ArrayList<>();
    private final List<Claim> v6Claims = new ArrayList<>();

    /**
     * Adds a claim.
     *
     * @param value at least 0
     * @return false, and nothing is added, when the ends are of two families or the wrong way round
     */
    boolean add(IpAddress first, IpAddress last, int value) {
      if (first.isV4() != last.isV4() || first.compareTo(last) > 0) {
        return false;
      }
      List<Claim> claims = first.isV4() ? v4Claims : v6Claims;
      claims.add(new Claim(first, last, claims.size(), value));
      return true;
    }

    AddressRanges toRanges() {
      List<Claim> v4 = disjoint(v4Claims);
      int n = v4.size();
      V4 packed4 = new V4(new int[n], new int[n], new int[n]);
      for (int i = 0; i < n; i++) {
        packed4.first[i] = v4.get(i).first.v4Bits();
        packed4.last[i] = v4.get(i).last.v4Bits();
        packed4.value[i] = v4.get(i).value;
      }
      List<Claim> v6 = disjoint(v6Claims);
      int m = v6.size();
      V6 packed6 = new V6(new long[m], new long[m], new long[m], new long[m], new int[m]);
      for (int i = 0; i < m; i++) {
        packed6.firstHigh[i] = v6.get(i).first.high();
        packed6.firstLow[i] = v6.get(i).first.low();
        packed6.lastHigh[i] = v6.get(i).last.high();
        packed6.lastLow[i] = v6.get(i).last.low();
        packed6.value[i] = v6.get(i).value;
      }
      return new AddressRanges(packed4, packed6);
    }

    private static List<Claim> disjoint(List<Claim> claims) {
      List<Claim> sorted = new ArrayList<>(claims);
      sorted.sort((a, b) -> a.first.compareTo(b.first));
      PriorityQueue<Claim> covering = new PriorityQueue<>(Claim::strongestFirst);
      List<Claim> out = new ArrayList<>(sorted.size());
      int next = 0;
      IpAddress at = IpAddress.v4(0);
      while (next < sorted.size() || !covering.isEmpty()) {
        if (covering.isEmpty()) {
          at = sorted.get(next).first;
        }
        while (next < sorted.size() && sorted.get(next).first.compareTo(at) <= 0) {
          covering.add(sorted.get(next++));
        }
        Claim top = covering.remove();
        if (top.last.compareTo(at) < 0) {
          continue;
        }
        IpAddress end = top.last;
        if (next < sorted.size() && sorted.get(next).first.compareTo(end) <= 0) {
          end = before(sorted.get(next).first);
          covering.add(top);
        }
        append(out, at, end, top.value);
        if (end.high() == -1L && end.low() == -1L) {
          break;
        }
        at = after(end);
      }
      return out;
    }

    /** Adjacent ranges of one value become one. */
    private static void append(List<Claim> out, IpAddress first, IpAddress last, int value) {
      if (!out.isEmpty()) {
        Claim previous = out.getLast();
        if (previous.value == value && after(previous.last).equals(first)) {
          out.set(out.size() - 1, new Claim(previous.first, last, 0, value));
          return;
        }
      }
      out.add(new Claim(first, last, 0, value));
    }

    private static IpAddress after(IpAddress address) {
      long low = address.low() + 1;
      return new IpAddress(low == 0 ? address.high() + 1 : address.high(), low);
    }

    private static IpAddress before(IpAddress address) {
      long low = address.low();
      return new IpAddress(low == 0 ? address.high() - 1 : address.high(), low - 1);
    }
  }
}
