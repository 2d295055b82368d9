package io.vireo.identity.signin;

import io.vireo.auth.BrowserSession;
import io.vireo.auth.Sessions;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Exports the sessions of an account as {@code sessions} in {@code account.json}. They are removed with the row of the channel. */
@ApplicationScoped
class SessionContributor implements PersonalDataContributor {
    @Inject
    Sessions sessions;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList(
                "sessions", () -> sessions.of(channelId).forEach(session -> export.writeElement(entry(session))));
    }

    private static Map<String, String> entry(BrowserSession session) {
        return Map.of(
                "browser", session.device().browser(),
                "system", session.device().system(),
                "signedIn", session.signedIn().toString(),
                "lastUsed", session.lastUsed().toString());
    }
}
