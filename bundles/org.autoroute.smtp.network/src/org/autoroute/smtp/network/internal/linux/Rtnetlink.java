package org.autoroute.smtp.network.internal.linux;

/** Numbers of the rtnetlink protocol, from linux/netlink.h, rtnetlink.h, if_link.h, if_addr.h, if.h and if_arp.h. */
final class Rtnetlink {

    static final int MESSAGE_HEADER = 16;
    static final int LINK_HEADER = 16;
    static final int ADDRESS_HEADER = 8;
    static final int ROUTE_HEADER = 12;
    static final int NEXT_HOP_HEADER = 8;

    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;
    static final int NLM_F_REQUEST = 1;
    static final int NLM_F_DUMP = 0x300;
    static final int NLM_F_DUMP_INTR = 0x10;

    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;
    static final int RTM_GETADDR = 22;

    static final int RTM_NEWROUTE = 24;
    static final int RTM_DELROUTE = 25;
    static final int RTM_GETROUTE = 26;

    static final int RTMGRP_LINK = 1;
    static final int RTMGRP_IPV4_IFADDR = 0x10;
    static final int RTMGRP_IPV4_ROUTE = 0x40;
    static final int RTMGRP_IPV6_IFADDR = 0x100;
    static final int RTMGRP_IPV6_ROUTE = 0x400;

    static final int IFLA_IFNAME = 3;
    static final int IFLA_WIRELESS = 11;
    static final int IFLA_LINKINFO = 18;
    static final int IFLA_INFO_KIND = 1;
    static final int IFLA_EXT_MASK = 29;
    static final int RTEXT_FILTER_SKIP_STATS = 8;

    static final int IFA_ADDRESS = 1;
    static final int IFA_LOCAL = 2;
    static final int IFA_FLAGS = 8;
    static final int IFA_F_OPTIMISTIC = 0x04;
    static final int IFA_F_DADFAILED = 0x08;
    static final int IFA_F_TENTATIVE = 0x40;

    static final int RTA_GATEWAY = 5;
    static final int RTA_MULTIPATH = 9;
    static final int RTA_TABLE = 15;
    static final int RTA_VIA = 18;
    static final int RTN_UNICAST = 1;
    static final int RT_TABLE_MAIN = 254;

    static final int IFF_UP = 1;
    static final int IFF_LOOPBACK = 8;
    static final int IFF_RUNNING = 0x40;

    static final int ARPHRD_ETHER = 1;
    static final int ARPHRD_PPP = 512;
    static final int ARPHRD_RAWIP = 519;
    static final int ARPHRD_NONE = 0xfffe;

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    /** What lies in a buffer is aligned to four octets. */
    static int aligned(int length) {
        return length + 3 & ~3;
    }

    private Rtnetlink() {
    }
}
