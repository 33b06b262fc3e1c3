package org.autoroute.smtp.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.service.login.LoginTrouble;
import org.autoroute.smtp.routing.Login;
import org.autoroute.smtp.routing.HostPort;
import org.autoroute.smtp.relay.ListenState;
import org.autoroute.smtp.relay.RelayCounters;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Text;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.model.WindowModel.AddressRow;
import org.autoroute.smtp.ui.internal.model.WindowModel.Remedy;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Words;

/** What stands in the window, for each way things can stand. */
class PresenterTest {

    private static final Text PORT_TAKEN = Words.text("portTaken");
    private static final Text WRONG_LINE = Words.text("wrongLine");

    private final FakeService service = new FakeService();

    private WindowModel shown() {
        return new Presenter(Locale.ENGLISH).present(service.state(), service.counters());
    }

    private FakeService atHome() {
        return service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI);
    }

    @Test
    void aServerInTheSubnetStandsWithItsAddressInRoundBracketsAndTheReason() {
        atHome().server("smtp.first.example:587").resolved("smtp.first.example", "192.0.2.25");
        assertEquals("smtp.first.example:587 (192.0.2.25)", shown().active().label());
        assertEquals("In the same network as your address 192.0.2.10.", shown().active().why());
        assertEquals(Mark.ON, shown().mark());
    }

    @Test
    void aLoginThatIsRefusedStandsInTheStateLineWithWhatToDo() {
        atHome().server("192.0.2.25 login=password user=tim")
                .troubles(LoginTrouble.refused(new HostPort("192.0.2.25", 25), new Login.Stored("tim", Optional.empty(), false, false), "535 no"));
        assertEquals("192.0.2.25:25 does not take the password stored for tim: 535 no. Store the right one in the server list (Set Password\u2026), or with: "
                + "autoroute-smtp login set", shown().state().text());
        assertEquals(Mark.PROBLEM, shown().state().mark());
        service.troubles();
        assertEquals(Mark.ON, shown().state().mark());
    }

    @Test
    void aChoiceByHandIsCalledManualAndSaysHowLongItHolds() throws Exception {
        atHome().server("smtp.first.example").server("smtp.second.example").use(2).toCompletableFuture().get();
        assertEquals("smtp.second.example:25 (manual)", shown().active().label());
        assertEquals("Chosen by hand; automatic routing takes over again at the next network change.", shown().active().why());
        service.setting(SettingKey.ROUTING_AUTOROUTE, "false");
        assertEquals("Chosen by hand.", shown().active().why());
    }

    @Test
    void theDefaultIsCalledDefault() {
        atHome().server("smtp.first.example").resolved("smtp.first.example", "198.51.100.25");
        assertEquals("smtp.first.example:25 (default)", shown().active().label());
        assertEquals("No server fits this network, so the first of the list is used.", shown().active().why());
    }

    @Test
    void aLinkNamesTheConnectionOrTheRange() {
        atHome().server("smtp.first.example \"home\"");
        assertEquals("The connection “home” is established.", shown().active().why());
        FakeService other = new FakeService().at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET).server("a.example 192.0.2.1-192.0.2.20");
        assertEquals("Your address 192.0.2.10 is in the range 192.0.2.1-192.0.2.20 linked to this server.",
                new Presenter(Locale.ENGLISH).present(other.state(), other.counters()).active().why());
    }

    @Test
    void widerMasksAreNamed() {
        atHome().server("192.0.3.1").setting(SettingKey.ROUTING_EXPAND_MASKS, "true");
        assertEquals("With wider masks (192.0.0.0/16), in the same network as your address 192.0.2.10.", shown().active().why());
    }

    @Test
    void withoutServerItIsNotAvailableAndSaysWhatToDo() {
        assertEquals("N/A", shown().active().label());
        assertEquals("There is no server to send through yet.", shown().active().why());
        assertFalse(shown().active().canNext());
        assertEquals(Mark.OFF, shown().mark());
        atHome().server("smtp.first.example").setting(SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, "false");
        assertEquals("No server fits this network. Choose one with Next >>.", shown().active().why());
        assertTrue(shown().active().canNext());
        service.setting(SettingKey.ROUTING_AUTOROUTE, "false").setting(SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, "false");
        assertEquals("Automatic routing is off. Choose a server with Next >>.", shown().active().why());
    }

    @Test
    void addressesStandWithMaskAndConnection() {
        atHome().at("2001:db8::10", 64, "wlan0", "Home", Kind.WIFI).at("10.8.0.6", 32, "tun0", "Office", Kind.VPN);
        assertEquals(List.of(new AddressRow("192.0.2.10", "255.255.255.0", "Home"), new AddressRow("2001:db8::10", "/64", "Home"),
                new AddressRow("10.8.0.6", "255.255.255.255", "Office")), shown().addresses());
    }

    @Test
    void linkLocalAddressesStandLast() {
        service.at("fe80::1", 64, "eth0", "Wire", Kind.ETHERNET).at("192.0.2.10", 24, "eth0", "Wire", Kind.ETHERNET);
        assertEquals(List.of("192.0.2.10", "fe80::1"), shown().addresses().stream().map(AddressRow::address).toList());
    }

    @Test
    void withoutAddressesThereIsNotAvailable() {
        assertEquals(List.of(new AddressRow("N/A", "N/A", "Not connected")), shown().addresses());
    }

    @Test
    void theStateLineTellsWhereMailIsTaken() {
        assertEquals("Listening on 127.0.0.1:2525, [::1]:2525", shown().state().text());
        service.listening(new ListenState.Listening(List.of(new InetSocketAddress("0.0.0.0", 25), new InetSocketAddress("::", 25))));
        assertEquals("Listening on port 25", shown().state().text());
        service.listening(new ListenState.Stopped());
        assertEquals("Starting…", shown().state().text());
    }

    @Test
    void aPortThatCannotBeHadIsAProblemWithAnOffer() {
        atHome().server("192.0.2.25").portTaken(PORT_TAKEN, 2525);
        assertEquals(Mark.PROBLEM, shown().mark());
        assertEquals("port 25 is taken", shown().state().text());
        assertEquals(Optional.of(new Remedy.UsePort(2525)), shown().state().remedy());
    }

    @Test
    void severalProblemsAreCountedAndListed() {
        service.portTaken(PORT_TAKEN, 2525).problems(PORT_TAKEN, WRONG_LINE);
        assertEquals("port 25 is taken (1 more)", shown().state().text());
        assertEquals("port 25 is taken\na line is wrong", shown().state().details());
    }

    @Test
    void aWrongLineLeavesTheProgramOn() {
        atHome().server("192.0.2.25").problems(WRONG_LINE);
        assertEquals(Mark.ON, shown().mark());
        assertEquals(Mark.PROBLEM, shown().state().mark());
        assertEquals(Optional.empty(), shown().state().remedy());
    }

    @Test
    void activityIsToldOnceThereIsSome() {
        assertEquals("", shown().state().activity());
        service.counters(new RelayCounters(0, 3, 1234, 0, 0));
        assertEquals("Delivered: 1234", shown().state().activity());
        service.counters(new RelayCounters(0, 3, 2, 4, 1));
        assertEquals("Delivered: 2, refused: 4, failed: 1", shown().state().activity());
    }

    @Test
    void aPauseIsToldWithTheWayOutOfIt() {
        atHome().server("192.0.2.25").pause().toCompletableFuture().join();
        assertEquals(Optional.of(new Remedy.Resume()), shown().state().remedy());
        assertEquals(Mark.OFF, shown().mark());
    }
}
