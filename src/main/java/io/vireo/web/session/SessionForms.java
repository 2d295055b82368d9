package io.vireo.web.session;

import io.vireo.auth.BrowserSession;
import io.vireo.auth.Caller;
import io.vireo.auth.Device;
import io.vireo.auth.Sessions;
import io.vireo.platform.Component;
import io.vireo.web.DisplayFormats;
import io.vireo.web.FormData;
import io.vireo.web.PageCards;
import io.vireo.web.PageTexts.Translation;
import io.vireo.web.Visit;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The forms of the settings page that end sessions, and the list of them. */
@Component
public class SessionForms {
    private static final String ID = "[0-9]{1,18}";

    private final Visit visit;
    private final Sessions sessions;
    private final PageCards cards;

    @Inject
    SessionForms(Visit visit, Sessions sessions, PageCards cards) {
        this.visit = visit;
        this.sessions = sessions;
        this.cards = cards;
    }

    /** Ends the session of which the form has the id. */
    public void end(FormData form, Caller caller) {
        String id = form.get("id");
        if (id.matches(ID)) {
            sessions.end(caller, Long.parseLong(id));
        }
    }

    /** Ends all sessions except that of the request, and returns the value of {@code Set-Cookie} with which it continues. */
    public String endOthers(Caller caller) {
        return sessions.endOthers(caller, visit.request());
    }

    /** Returns the variables of the sessions of a channel. */
    public List<Map<String, Object>> values(Caller caller) {
        DisplayFormats formats = cards.formats();
        return sessions.of(caller, visit.request()).stream()
                .map(session -> values(session, formats))
                .toList();
    }

    private Map<String, Object> values(BrowserSession session, DisplayFormats formats) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", session.id());
        values.put("device", name(session.device()));
        values.put("current", session.isCurrent());
        values.put("signed_in_at", session.signedIn());
        values.put("signed_in", formats.date(session.signedIn()));
        values.put("used_at", session.lastUsed());
        values.put("used", formats.ago(session.lastUsed()));
        return values;
    }

    private String name(Device device) {
        Translation texts = visit.texts();
        if (device.browser().isEmpty()) {
            return device.system().isEmpty() ? texts.format("device_unknown") : device.system();
        }
        return device.system().isEmpty() ? device.browser() : texts.format("device", device.browser(), device.system());
    }
}
