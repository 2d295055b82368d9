package io.vireo.identity.deferred;

import io.vireo.identity.AccountMails;
import io.vireo.identity.Channel;
import io.vireo.identity.ChannelRepository;
import io.vireo.identity.IdentityLimit;
import io.vireo.identity.deferred.DeferredAction.Kind;
import io.vireo.identity.email.EmailToken.Purpose;
import io.vireo.identity.email.EmailTokenService;
import io.vireo.identity.email.EmailTokenSettings;
import io.vireo.identity.signin.AccountLocked;
import io.vireo.identity.signin.SignInBlockedMails;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.ScheduledJob;
import io.vireo.ratelimit.RateLimiter;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Enqueues and carries out deferred actions. Each action is looked up, carried out and removed in one transaction on one node. */
@Component
public class DeferredActionService implements ScheduledJob {
    private static final Duration MAX_AGE = Duration.ofHours(1);

    @Inject
    DeferredActionRepository actions;

    @Inject
    ChannelRepository channels;

    @Inject
    EmailTokenService tokens;

    @Inject
    EmailTokenSettings settings;

    @Inject
    AccountMails mails;

    @Inject
    SignInBlockedMails blockedMails;

    @Inject
    RateLimiter limits;

    @Inject
    Event<DeferredActionQueued> queued;

    @Inject
    Clock clock;

    /**
     * Enqueues an action within the current transaction, or in a new one.
     *
     * @param name the subject of the action, see {@link DeferredAction#name}
     */
    @Transactional
    public void enqueue(Kind kind, String name) {
        actions.add(new DeferredAction(kind, name, clock.instant()));
        queued.fire(new DeferredActionQueued());
    }

    /** Enqueues the notification about a lockout. The owner is looked up later, so a sign-in to an unknown username takes the same time. */
    @Transactional
    void enqueue(@Observes AccountLocked lockout) {
        enqueue(Kind.BLOCKED, Long.toString(lockout.channelId()));
    }

    /**
     * Carries out the oldest action.
     *
     * @return whether there was one
     */
    @Transactional
    boolean processNext() {
        Optional<DeferredAction> next = actions.claim();
        next.ifPresent(this::carryOut);
        return next.isPresent();
    }

    @Override
    public String name() {
        return "deferred-actions";
    }

    @Override
    @Transactional
    public void run() {
        actions.removeOlderThan(clock.instant().minus(MAX_AGE));
    }

    private void carryOut(DeferredAction action) {
        switch (action.kind()) {
            case FORGOT -> channels.byEmail(action.name()).ifPresent(this::sendResetLink);
            case BLOCKED -> blockedMails.send(Long.parseLong(action.name()));
        }
    }

    /**
     * Sends the reset link to the stored address of the account. The address in the action may be written in another form, under which
     * the rate limit has counted it; therefore the account is counted here as well.
     */
    private void sendResetLink(Channel channel) {
        if (!limits.tryAcquire(IdentityLimit.PASSWORD_RESET_ACCOUNT, "channel " + channel.id())) {
            return;
        }
        mails.passwordForgotten(channel, tokens.issue(channel, Purpose.RESET, "", settings.reset()));
    }
}
