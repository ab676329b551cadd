from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.addresses import check_address, is_disguised, is_public
from onrecord.pages.settings import WEB_PORTS
from onrecord.pages.unreadable import UnreadableError

NOT_PUBLIC = {
    "this machine": "127.0.0.1",
    "all of this machine's addresses": "0.0.0.0",
    "a home network": "192.168.1.1",
    "a company's network": "10.20.30.40",
    "a container's network": "172.17.0.2",
    "a provider's network (RFC 6598)": "100.64.0.1",
    "link-local, the metadata service of clouds": "169.254.169.254",
    "reserved for documents": "203.0.113.9",
    "for many receivers": "224.0.0.1",
    "for all receivers": "255.255.255.255",
    "this machine, IPv6": "::1",
    "no address, IPv6": "::",
    "link-local, IPv6": "fe80::1",
    "link-local with its interface": "fe80::1%eth0",
    "a private network, IPv6": "fd00::1",
    "site-local, long out of use": "fec0::1",
    "for many receivers, IPv6": "ff02::1",
    "this machine as IPv4 in IPv6": "::ffff:127.0.0.1",
    "this machine as IPv4 in IPv6, the oldest form": "::127.0.0.1",
    "this machine by 6to4": "2002:7f00:1::",
    "the metadata service by 6to4": "2002:a9fe:a9fe::1",
    "this machine behind NAT64": "64:ff9b::7f00:1",
    "the metadata service behind NAT64": "64:ff9b::a9fe:a9fe",
    "a network's own NAT64": "64:ff9b:1::7f00:1",
    "Teredo": "2001:0:53aa:64c::1",
    "reserved for documents, IPv6": "2001:db8::1",
    "no address at all": "press.example",
}


@pytest.mark.parametrize("address", NOT_PUBLIC.values(), ids=NOT_PUBLIC.keys())
def test_what_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"],
)
def test_what_is_public(address):
    assert is_public(address)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_an_ipv4_address_is_judged_alike_however_it_is_carried(address):
    number = int(address)
    carriers = [
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
        IPv6Address((0x64FF9B << 96) | number),
    ]
    assert {is_public(str(carrier)) for carrier in carriers} == {is_public(str(address))}


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "127.0.0.1.", "1.2.3.4.5"]
)
def test_a_number_is_no_name(host):
    assert is_disguised(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "press.example", "7.example", "2606:2800::1"])
def test_a_name_or_a_plain_address_is_none_in_disguise(host):
    assert not is_disguised(host)


REFUSED = {
    "another scheme": "ftp://press.example/",
    "a file": "file:///etc/passwd",
    "a user name": "https://editor@press.example/",
    "a password": "https://editor:secret@press.example/",
    "the port of another service": "http://press.example:6379/",
    "no host": "http:///page",
    "a number for a host": "http://2130706433/",
    "a blank in the host": "http://press example/",
    "an escape in the host": "http://127%2e0.0.1/",
}


@pytest.mark.parametrize("address", REFUSED.values(), ids=REFUSED.keys())
def test_addresses_that_are_refused_by_their_looks(address):
    with pytest.raises(UnreadableError) as refused:
        check_address(httpx2.URL(address), ports=WEB_PORTS)
    assert refused.value.unread.reason == "unsafe-address"


@pytest.mark.parametrize(
    "address",
    ["http://press.example/", "https://press.example:8443/a?b#c", "https://prëss.example"],
)
def test_addresses_that_pass(address):
    check_address(httpx2.URL(address), ports=WEB_PORTS)
