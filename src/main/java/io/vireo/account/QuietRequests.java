package io.vireo.account;

import io.vireo.account.LinkToken.Purpose;
import io.vireo.account.QuietRequest.Kind;
import io.vireo.limit.RateLimits;
import io.vireo.platform.jobs.ScheduledJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Notes quiet requests, and does them: looked up, done and gone in one transaction, on one node. */
@ApplicationScoped
class QuietRequests implements ScheduledJob {
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Inject
    QuietRequestRepository requests;

    @Inject
    ChannelRepository channels;

    @Inject
    LinkTokens tokens;

    @Inject
    LinkSettings settings;

    @Inject
    Notices notices;

    @Inject
    SignInBlockedMails blockedMails;

    @Inject
    RateLimits limits;

    @Inject
    Event<QuietRequestNoted> noted;

    @Inject
    Clock clock;

    @Transactional
    void note(Kind kind, String name) {
        requests.add(new QuietRequest(kind, name, clock.instant()));
        noted.fire(new QuietRequestNoted());
    }

    /** The owner is looked up later: a sign-in to a channel that there is not takes no less time. */
    @Transactional
    void note(@Observes AccountBlocked blocked) {
        note(Kind.BLOCKED, Long.toString(blocked.channelId()));
    }

    /** Does the oldest one; returns whether there was one. */
    @Transactional
    boolean doNext() {
        Optional<QuietRequest> next = requests.take();
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
        requests.removeOlderThan(clock.instant().minus(PATIENCE));
    }

    private void carryOut(QuietRequest request) {
        switch (request.kind()) {
            case FORGOT -> channels.byEmail(request.name()).ifPresent(this::sendResetLink);
            case BLOCKED -> blockedMails.send(Long.parseLong(request.name()));
        }
    }

    /**
     * To the address of the account: the one in the request may be written otherwise, and was counted as it was written. So it is
     * counted here as well.
     */
    private void sendResetLink(Channel channel) {
        if (!limits.trySpend(IdentityLimit.FORGOT_ACCOUNT, "channel " + channel.id())) {
            return;
        }
        notices.passwordForgotten(channel, tokens.issue(channel, Purpose.RESET, "", settings.reset()));
    }
}
