package org.autoroute.smtp.service.internal.commands;

import java.util.EnumMap;
import java.util.Map;

import org.autoroute.smtp.routing.Place;
import org.autoroute.smtp.service.control.ControlRequest;
import org.autoroute.smtp.service.settings.RefusedException;
import org.autoroute.smtp.service.whatif.PlaceText;
import org.autoroute.smtp.service.whatif.PlaceText.Part;

/** The arguments of the command {@code what-if}: a place, part by part, each in a string. */
final class WhatIfCall {

    private WhatIfCall() {
    }

    static Place place(ControlRequest request) throws RefusedException {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (request.arguments().has(part.word())) {
                parts.put(part, request.text(part.word()));
            }
        }
        return PlaceText.read(parts);
    }
}
