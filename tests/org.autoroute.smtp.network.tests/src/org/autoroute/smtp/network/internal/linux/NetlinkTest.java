package org.autoroute.smtp.network.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.autoroute.smtp.network.internal.Link;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages as the kernel writes them, made by hand. */
class NetlinkTest {

    private static final int UP = Rtnetlink.IFF_UP | Rtnetlink.IFF_RUNNING;

    @TempDir
    private Path sys;
    private LinkTable table;

    @BeforeEach
    void makeTable() {
        table = new LinkTable(new LinkKinds(sys));
    }

    @Test
    void addressesComeWithTheirInterface() throws IOException {
        link(2, UP, Rtnetlink.ARPHRD_ETHER, "eth0", "");
        link(3, UP, Rtnetlink.ARPHRD_ETHER, "eth1", "veth");
        address(2, 24, 0, "192.0.2.7", null);
        address(2, 64, 0, "2001:db8::7", null);
        assertEquals(List.of(
                new Link("eth0", "eth0", Optional.empty(), List.of(own("192.0.2.7", 24), own("2001:db8::7", 64))),
                new Link("eth1", "eth1", Optional.empty(), List.of())), table.links());
    }

    @Test
    void loopbackAndWhatIsDownOrWithoutCarrierIsLeftOut() throws IOException {
        link(1, UP | Rtnetlink.IFF_LOOPBACK, 772, "lo", "");
        link(2, Rtnetlink.IFF_UP, Rtnetlink.ARPHRD_ETHER, "eth0", "");
        link(3, 0, Rtnetlink.ARPHRD_ETHER, "eth1", "");
        address(1, 32, 0, "192.0.2.1", null);
        address(2, 24, 0, "192.0.2.2", null);
        address(3, 24, 0, "192.0.2.3", null);
        assertEquals(List.of(), table.links());
    }

    @Test
    void onPointToPointLinksTheOwnAddressCountsAndNotThePeers() throws IOException {
        link(4, UP, Rtnetlink.ARPHRD_PPP, "ppp0", "ppp");
        address(4, 32, 0, "10.64.64.64", "192.0.2.9");
        assertEquals(List.of(new Link("ppp0", "ppp0", Optional.of(Kind.DIAL_UP), List.of(own("192.0.2.9", 32)))), table.links());
    }

    @Test
    void addressesNotYetUsableAreLeftOutAndDeprecatedOnesStay() throws IOException {
        link(2, UP, Rtnetlink.ARPHRD_ETHER, "eth0", "");
        address(2, 64, Rtnetlink.IFA_F_TENTATIVE, "2001:db8::1", null);
        address(2, 64, Rtnetlink.IFA_F_DADFAILED, "2001:db8::2", null);
        address(2, 64, Rtnetlink.IFA_F_TENTATIVE | Rtnetlink.IFA_F_OPTIMISTIC, "2001:db8::3", null);
        address(2, 64, 0x20, "2001:db8::4", null);
        address(2, 64, 0x01, "2001:db8::5", null);
        assertEquals(List.of(own("2001:db8::3", 64), own("2001:db8::4", 64), own("2001:db8::5", 64)), table.links().getFirst().addresses());
    }

    @Test
    void kindsOfConnectionsByThemselves() throws IOException {
        LinkKinds kinds = new LinkKinds(sys);
        Files.createDirectories(sys.resolve("wwp0s20u4"));
        Files.writeString(sys.resolve("wwp0s20u4/uevent"), "DEVTYPE=wwan\nINTERFACE=wwp0s20u4\nIFINDEX=5\n");
        assertEquals(Optional.of(Kind.DIAL_UP), kinds.of("isp", Rtnetlink.ARPHRD_PPP, ""));
        assertEquals(Optional.of(Kind.MOBILE), kinds.of("wwp0s20u4", Rtnetlink.ARPHRD_ETHER, ""));
        assertEquals(Optional.of(Kind.MOBILE), kinds.of("wwan0", Rtnetlink.ARPHRD_RAWIP, "wwan"));
        assertEquals(Optional.of(Kind.VPN), kinds.of("work", Rtnetlink.ARPHRD_NONE, "wireguard"));
        assertEquals(Optional.of(Kind.VPN), kinds.of("tun0", Rtnetlink.ARPHRD_NONE, "tun"));
        assertEquals(Optional.empty(), kinds.of("vnet0", Rtnetlink.ARPHRD_ETHER, "tun"));
        assertEquals(Optional.empty(), kinds.of("eth0", Rtnetlink.ARPHRD_ETHER, ""));
        assertEquals(Optional.empty(), kinds.of("docker0", Rtnetlink.ARPHRD_ETHER, "bridge"));
    }

    @Test
    void damagedMessagesAreRefusedOrSkippedButNeverReadBeyondTheirEnd() throws IOException {
        byte[] tooLong = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putInt(64).array();
        assertThrows(IOException.class, () -> NetlinkMessage.split(tooLong, 16));
        byte[] tooShort = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putInt(3).array();
        assertThrows(IOException.class, () -> NetlinkMessage.split(tooShort, 16));
        assertEquals(List.of(), NetlinkMessage.split(new byte[64], 15));
        byte[] whole = message(Rtnetlink.RTM_NEWLINK, linkBody(2, UP, Rtnetlink.ARPHRD_ETHER, "eth0", "wireguard"));
        for (int cut = 0; cut <= whole.length; cut++) {
            byte[] part = whole.clone();
            ByteBuffer.wrap(part).order(ByteOrder.nativeOrder()).putInt(0, cut);
            if (cut >= Rtnetlink.MESSAGE_HEADER) {
                NetlinkMessage.split(part, cut).forEach(m -> {
                    table.addLink(m);
                    table.addAddress(m);
                });
            }
        }
        assertTrue(table.links().size() <= 1);
    }

    @Test
    void noMessageWhateverItIsBreaksTheReading() throws IOException {
        Random random = new Random(25);
        byte[] model = join(message(Rtnetlink.RTM_NEWLINK, linkBody(2, UP, Rtnetlink.ARPHRD_ETHER, "eth0", "wireguard")),
                message(Rtnetlink.RTM_NEWADDR, join(new byte[] {2, 24, 0, 0, 2, 0, 0, 0}, attribute(Rtnetlink.IFA_ADDRESS, new byte[4]))),
                message(Rtnetlink.RTM_NEWROUTE, join(new byte[] {2, 0, 0, 0, (byte) 254, 0, 0, 1, 0, 0, 0, 0},
                        attribute(Rtnetlink.RTA_MULTIPATH, join(new byte[] {16, 0, 0, 0, 2, 0, 0, 0}, attribute(Rtnetlink.RTA_GATEWAY, new byte[4]))))));
        for (int i = 0; i < 50_000; i++) {
            byte[] data = model.clone();
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt();
            }
            try {
                for (NetlinkMessage each : NetlinkMessage.split(data, random.nextInt(data.length + 1))) {
                    LinuxEvents.matters(each);
                    table.addLink(each);
                    table.addAddress(each);
                    DefaultRoutes.gateways(each);
                }
            } catch (IOException refused) {
                assertTrue(refused.getMessage().contains("octets"));
            }
        }
    }

    @Test
    void scanReportsOfWirelessCardsAreNoNews() throws IOException {
        byte[] plain = linkBody(2, UP, Rtnetlink.ARPHRD_ETHER, "wlan0", "");
        byte[] report = join(plain, attribute(Rtnetlink.IFLA_WIRELESS, new byte[8]));
        assertTrue(LinuxEvents.matters(only(message(Rtnetlink.RTM_NEWLINK, plain))));
        assertFalse(LinuxEvents.matters(only(message(Rtnetlink.RTM_NEWLINK, report))));
        assertTrue(LinuxEvents.matters(only(message(Rtnetlink.RTM_DELADDR, new byte[8]))));
    }

    @Test
    void onlyDefaultRoutesAreNews() throws IOException {
        byte[] gateway = attribute(Rtnetlink.RTA_GATEWAY, octets("192.0.2.1"));
        byte[] main = {Rtnetlink.AF_INET, 0, 0, 0, (byte) Rtnetlink.RT_TABLE_MAIN, 0, 0, Rtnetlink.RTN_UNICAST, 0, 0, 0, 0};
        byte[] subnet = {Rtnetlink.AF_INET, 24, 0, 0, (byte) Rtnetlink.RT_TABLE_MAIN, 0, 0, Rtnetlink.RTN_UNICAST, 0, 0, 0, 0};
        assertTrue(LinuxEvents.matters(only(message(Rtnetlink.RTM_DELROUTE, join(main, gateway)))));
        assertFalse(LinuxEvents.matters(only(message(Rtnetlink.RTM_NEWROUTE, join(subnet, gateway)))));
        byte[] otherTable = attribute(Rtnetlink.RTA_TABLE, ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(51820).array());
        assertFalse(LinuxEvents.matters(only(message(Rtnetlink.RTM_NEWROUTE, join(main, gateway, otherTable)))), "a table of policy routing");
        assertEquals(List.of(IpAddress.parse("192.0.2.1").orElseThrow()), DefaultRoutes.gateways(only(message(Rtnetlink.RTM_NEWROUTE, join(main, gateway)))));
        byte[] via = attribute(Rtnetlink.RTA_VIA, join(new byte[] {Rtnetlink.AF_INET6, 0}, octets("fe80::1")));
        assertEquals(List.of(IpAddress.parse("fe80::1").orElseThrow()), DefaultRoutes.gateways(only(message(Rtnetlink.RTM_NEWROUTE, join(main, via)))));
    }

    private void link(int index, int flags, int type, String name, String kind) throws IOException {
        table.addLink(only(message(Rtnetlink.RTM_NEWLINK, linkBody(index, flags, type, name, kind))));
    }

    private void address(int index, int length, int flags, String address, String local) throws IOException {
        byte[] octets = octets(address);
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        header.put((byte) (octets.length == 4 ? Rtnetlink.AF_INET : Rtnetlink.AF_INET6)).put((byte) length).put((byte) flags);
        header.put((byte) 0).putInt(index);
        byte[] wide = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(flags).array();
        byte[] localAttribute = local == null ? new byte[0] : attribute(Rtnetlink.IFA_LOCAL, octets(local));
        table.addAddress(only(message(Rtnetlink.RTM_NEWADDR, join(header.array(), attribute(Rtnetlink.IFA_ADDRESS, octets), localAttribute,
                attribute(Rtnetlink.IFA_FLAGS, wide)))));
    }

    private static byte[] linkBody(int index, int flags, int type, String name, String kind) {
        ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        header.put((byte) 0).put((byte) 0).putShort((short) type).putInt(index).putInt(flags).putInt(0);
        byte[] named = attribute(Rtnetlink.IFLA_IFNAME, (name + "\0").getBytes(StandardCharsets.UTF_8));
        byte[] info = kind.isEmpty() ? new byte[0] : attribute(Rtnetlink.IFLA_LINKINFO,
                attribute(Rtnetlink.IFLA_INFO_KIND, (kind + "\0").getBytes(StandardCharsets.UTF_8)));
        return join(header.array(), named, info);
    }

    private static byte[] message(int type, byte[] body) {
        ByteBuffer whole = ByteBuffer.allocate(16 + body.length).order(ByteOrder.nativeOrder());
        return whole.putInt(16 + body.length).putShort((short) type).putShort((short) 0).putInt(0).putInt(0).put(body).array();
    }

    private static byte[] attribute(int type, byte[] value) {
        ByteBuffer whole = ByteBuffer.allocate(Rtnetlink.aligned(4 + value.length)).order(ByteOrder.nativeOrder());
        return whole.putShort((short) (4 + value.length)).putShort((short) type).put(value).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static NetlinkMessage only(byte[] data) throws IOException {
        return NetlinkMessage.split(data, data.length).getFirst();
    }

    private static byte[] octets(String address) {
        return IpAddress.parse(address).orElseThrow().toInetAddress().getAddress();
    }

    private static Link.Address own(String address, int length) {
        return new Link.Address(IpAddress.parse(address).orElseThrow(), length);
    }
}
