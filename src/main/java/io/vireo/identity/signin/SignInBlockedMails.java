package io.vireo.identity.signin;

import io.vireo.identity.ChannelMails;
import io.vireo.identity.IdentityMailTemplate;
import io.vireo.identity.notification.MailPreferencesService;
import io.vireo.mail.MailCategory;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Map;

/** Notifies the owner of a channel by mail of a lockout, at most once a day, unless the owner has declined the category. */
@Component
public class SignInBlockedMails implements MailCategory {
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    MailPreferencesService mailPreferencesService;

    @Inject
    ChannelMails mails;

    @Override
    public String key() {
        return "blocked";
    }

    @Transactional(TxType.MANDATORY)
    public void send(long channelId) {
        if (mailPreferencesService.recordSent(channelId, this, DAY)) {
            mails.sendIfWanted(channelId, this, IdentityMailTemplate.SIGN_IN_BLOCKED, Map.of());
        }
    }
}
