package io.vireo.identity.signin;

import io.vireo.auth.BrowserSession;
import io.vireo.auth.Sessions;
import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.identity.signin.TrustedAddressRepository.TrustedAddress;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Exports the sessions of an account as {@code sessions}, and the addresses from which its owner has signed in as {@code addresses} in
 * {@code account.json}. They are removed with the row of the channel.
 */
@Component
class SessionContributor implements PersonalDataContributor {
    private static final int PAGE = 50;

    @Inject
    Sessions sessions;

    @Inject
    TrustedAddressRepository addresses;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.writeList(
                "sessions", () -> sessions.of(channelId).forEach(session -> export.writeElement(entry(session))));
        export.writeList("addresses", () -> {
            List<TrustedAddress> page = addresses.page(channelId, "", PAGE);
            while (!page.isEmpty()) {
                page.forEach(known -> export.writeElement(Map.of(
                        "address", known.address(), "lastSeen", known.lastSeen().toString())));
                page = addresses.page(channelId, page.get(page.size() - 1).address(), PAGE);
            }
        });
    }

    private static Map<String, String> entry(BrowserSession session) {
        return Map.of(
                "browser", session.device().browser(),
                "system", session.device().system(),
                "signedIn", session.signedIn().toString(),
                "lastUsed", session.lastUsed().toString());
    }
}
