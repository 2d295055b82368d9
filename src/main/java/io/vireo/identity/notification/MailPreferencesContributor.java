package io.vireo.identity.notification;

import io.vireo.identity.PersonalDataContributor;
import io.vireo.identity.PersonalDataWriter;
import io.vireo.platform.Component;
import jakarta.inject.Inject;

/** Exports which mails an account receives as {@code mails} in {@code account.json}. The choices are removed with the row of the channel. */
@Component
class MailPreferencesContributor implements PersonalDataContributor {
    @Inject
    MailPreferencesService mails;

    @Override
    public void contribute(long channelId, PersonalDataWriter export) {
        export.write("mails", mails.of(channelId));
    }
}
