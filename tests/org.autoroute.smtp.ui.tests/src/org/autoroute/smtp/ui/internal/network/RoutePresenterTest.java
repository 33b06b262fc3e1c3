package org.autoroute.smtp.ui.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.autoroute.smtp.relay.SessionRecord.Outcome;
import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.routing.Explanation;
import org.autoroute.smtp.routing.Reason;
import org.autoroute.smtp.service.settings.SettingKey;
import org.autoroute.smtp.ui.internal.Messages;
import org.autoroute.smtp.ui.internal.network.RouteView.Rule;
import org.autoroute.smtp.ui.internal.testing.FakeService;
import org.autoroute.smtp.ui.internal.testing.Sessions;

/** Why mail leaves, or left, through a server. */
class RoutePresenterTest {

    private final RoutePresenter presenter = new RoutePresenter(new Messages(RoutePresenter.class, Locale.ENGLISH));
    private final FakeService service = new FakeService();

    private RouteView now() {
        return presenter.now(service.state().route());
    }

    private Sessions session() {
        return Sessions.open(1, service.state().route());
    }

    private FakeService atHome() {
        return service.at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI);
    }

    @Test
    void eachReasonHasItsSentence() throws Exception {
        atHome().server("smtp.first.example");
        assertEquals("Mail leaves through smtp.first.example:25, because nothing else fits and it is the first server of the list.", now().heading());
        service.server("192.0.2.25");
        assertEquals("Mail leaves through 192.0.2.25:25, because it is in one of your networks.", now().heading());
        service.server("a.example 192.0.2.0/24");
        assertEquals("Mail leaves through a.example:25, because one of your addresses is in the range linked to it.", now().heading());
        service.use(1).toCompletableFuture().get();
        assertEquals("Mail leaves through smtp.first.example:25, because it was chosen by hand.", now().heading());
    }

    @Test
    void withoutAServerItSaysThatNoMailCanLeave() {
        assertEquals("No mail can leave, because no rule names a server.", now().heading());
        assertEquals(List.of(), now().chosen());
    }

    @Test
    void eachRuleStandsInItsOrderWithWhatItFoundForEachServer() {
        atHome().server("192.0.2.25").server("b.example \"Home\"");
        List<Rule> rules = now().rules();
        assertEquals(List.of(Explanation.Outcome.NO_MATCH, Explanation.Outcome.CHOSE, Explanation.Outcome.ALSO_HOLDS, Explanation.Outcome.OFF,
                Explanation.Outcome.ALSO_HOLDS), rules.stream().map(Rule::outcome).toList());
        assertEquals("A link holds: b.example \"Home\"", rules.get(1).text());
        assertEquals(List.of(false, true), rules.get(1).verdicts().stream().map(RouteView.Verdict::holds).toList());
        assertEquals("192.0.2.25: has no link", rules.get(1).verdicts().getFirst().text());
        assertEquals(List.of(rules.get(1)), now().chosen());
    }

    @Test
    void asTextServersStandBelowTheirRule() {
        atHome().server("192.0.2.25").setting(SettingKey.ROUTING_USE_FIRST_AS_DEFAULT, "false");
        assertTrue(now().asText().startsWith("Mail leaves through 192.0.2.25:25, because it is in one of your networks.\nNo server is chosen by hand.\n"
                + "No link holds.\n  192.0.2.25: has no link\n"), now().asText());
    }

    @Test
    void aPastSessionKeepsItsOwnReason() {
        atHome().server("192.0.2.25").server("b.example \"Home\"");
        var past = session().ended();
        service.offline();
        assertEquals("Mail left through b.example:25, because the connection it is linked to was established.", presenter.of(past).heading());
    }

    @Test
    void aSessionThatWentOnToAnotherServerSaysSo() {
        atHome().server("smtp.first.example").server("192.0.2.25");
        String instead = "Mail left through smtp.first.example:25, because the server the rules chose could not be reached and this one was next.";
        assertEquals(instead, presenter.of(session().through("smtp.first.example", Reason.DEFAULT).ended()).heading());
        assertEquals("Mail left through 192.0.2.25:25, because it was in one of your networks.", presenter.of(session().ended()).heading());
    }

    @Test
    void theNextServerOfTheSameRuleIsNotTheFirstChoiceEither() {
        atHome().server("192.0.2.25").server("192.0.2.26");
        assertTrue(presenter.of(session().through("192.0.2.26", Reason.SUBNET).ended()).heading().contains("could not be reached"));
    }

    @Test
    void aSessionWithoutServerSaysWhyNot() {
        assertEquals("No mail could leave, because no rule named a server.", presenter.of(session().ended(Outcome.FAILED, "451")).heading());
        atHome().server("192.0.2.25");
        assertEquals("No mail left: no server could be reached.", presenter.of(session().unreached().ended(Outcome.FAILED, "451")).heading());
    }
}
