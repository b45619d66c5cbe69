"""What the servers and clients of the recipes do; they import it by PYTHONPATH."""
import socket
import struct
import threading


def family(address):
    return socket.AF_INET6 if ':' in address else socket.AF_INET


def serve_tcp(address, port, answer, reset=False):
    """Answers whoever says something, and ends the connection, or resets it."""
    s = socket.socket(family(address), socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((address, port))
    s.listen(5)

    def run():
        while True:
            c, _ = s.accept()
            c.recv(4096)
            c.sendall(answer)
            if reset:
                c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            c.close()
    threading.Thread(target=run, daemon=True).start()


def serve_udp(address, port):
    """Answers each datagram."""
    s = socket.socket(family(address), socket.SOCK_DGRAM)
    s.bind((address, port))

    def run():
        while True:
            _, who = s.recvfrom(2048)
            s.sendto(b'r' * 200, who)
    threading.Thread(target=run, daemon=True).start()


OWN = {socket.AF_INET: '10.20.30.41', socket.AF_INET6: '2001:db8:1::41'}


def ask_tcp(address, port, data, own, seconds=3):
    """Says something from the port `own`, and hears the answer to its end."""
    s = socket.socket(family(address), socket.SOCK_STREAM)
    s.settimeout(seconds)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((OWN[family(address)], own))
    try:
        s.connect((address, port))
        s.sendall(data)
        while s.recv(4096):
            pass
    except OSError as e:
        print(address, port, e)
    s.close()


def ask_udp(address, port, data, own, seconds=1):
    """Sends a datagram from the port `own`, and waits for one."""
    s = socket.socket(family(address), socket.SOCK_DGRAM)
    s.settimeout(seconds)
    s.bind((OWN[family(address)], own))
    s.sendto(data, (address, port))
    try:
        s.recv(2048)
    except OSError as e:
        print(address, port, e)
