package org.autoroute.smtp.ui.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.autoroute.smtp.routing.Connection.Kind;
import org.autoroute.smtp.ui.internal.testing.Bot;
import org.autoroute.smtp.ui.internal.testing.OnStage;
import org.autoroute.smtp.ui.internal.testing.Stage;

@Timeout(60)
@ExtendWith(OnStage.class)
class WhatIfDialogTest {

    private static final int ADDRESS = 0;
    private static final int SENDER = 4;
    private static final String HERE = "Mail would leave through smtp.home.example:25, because the connection it is linked to would be established.";

    private final Stage stage;
    private Bot bot;

    WhatIfDialogTest(Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void open() {
        stage.service().at("192.0.2.10", 24, "wlan0", "Home", Kind.WIFI).server("smtp.home.example \"Home\"").server("smtp.office.example 198.51.100.0/24")
                .server("smtp.sender.example from=second.example");
        bot = stage.bot().within(WhatIfScreens.open(stage));
        bot.label(HERE);
    }

    @Test
    void anotherPlaceHasAnotherServerAndTheRulesSayWhy() {
        bot.text(ADDRESS).setText("198.51.100.7");
        bot.label("Mail would leave through smtp.office.example:25, because the address would be in the range linked to it.");
        assertTrue(bot.tree().items().stream().anyMatch(rule -> rule.contains("smtp.office.example 198.51.100.0-198.51.100.255")), bot.tree().items().toString());
        assertEquals("smtp.home.example", stage.service().state().active().orElseThrow().entry().server().host());
    }

    @Test
    void anotherSenderHasAnotherServer() {
        bot.text(SENDER).setText("bob@second.example");
        bot.label("Mail would leave through smtp.sender.example:25, because it is the server for this sender.");
    }

    @Test
    void whatCannotBeReadIsNamedUntilItCan() {
        bot.text(ADDRESS).setText("198.51");
        bot.label("\u201c198.51\u201d is no address of a computer with the length of its network, such as 192.0.2.7/24.");
        bot.text(ADDRESS).setText("");
        bot.label(HERE);
        bot.waitUntil("no fault", () -> !bot.hasLabelThatContains("is no address of a computer"));
    }
}
