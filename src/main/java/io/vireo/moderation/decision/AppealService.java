package io.vireo.moderation.decision;

import io.vireo.auth.Caller;
import io.vireo.moderation.ModerationError;
import io.vireo.moderation.ModerationLimit;
import io.vireo.moderation.ModerationTime;
import io.vireo.moderation.ReportSubjectRegistry;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.decision.DecisionRepository.Decision;
import io.vireo.moderation.log.ModerationLog;
import io.vireo.moderation.log.ModerationLog.State;
import io.vireo.moderation.report.QueueRepository;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Takes appeals: each decision once, within a time. An appeal puts its subject into the queue again. */
@Component
public class AppealService {
    private static final Set<DecisionAction> NOTHING_TO_APPEAL = Set.of(DecisionAction.NONE, DecisionAction.RESTORE);

    @Inject
    ReportSubjectRegistry subjects;

    @Inject
    DecisionRepository decisions;

    @Inject
    QueueRepository queue;

    @Inject
    ModerationLog log;

    @Inject
    RateLimiter limits;

    @Inject
    Transactions transactions;

    @Inject
    AppealSettings settings;

    @Inject
    Clock clock;

    /**
     * Appeals against the last decision about a subject of the caller.
     *
     * @throws io.vireo.http.ApiException {@link ModerationError#NO_DECISION}, {@link ModerationError#ALREADY_APPEALED}, or the error of the
     * kind for a subject that does not exist
     */
    @Transactional(TxType.NEVER)
    public AppealResponse appeal(Caller owner, AppealRequest request) {
        String kind = request.subject().kind();
        ReportedContent content = subjects.of(kind).any(request.subject().id());
        if (content.ownerId() != owner.channelId()) {
            throw ModerationError.NO_DECISION.exception();
        }
        limits.acquire(ModerationLimit.APPEALS_ACCOUNT, Long.toString(owner.channelId()));
        return transactions.required(() -> store(owner, kind, content, request.text()));
    }

    /** Returns the decisions about a channel and its content that its owner can appeal, or has appealed, newest first. */
    public List<OwnersDecision> decisionsAbout(Caller owner) {
        return decisions
                .lastOf(owner.channelId(), clock.millis() - settings.window().toMillis())
                .stream()
                .filter(decision -> !NOTHING_TO_APPEAL.contains(decision.action()))
                .toList();
    }

    private AppealResponse store(Caller owner, String kind, ReportedContent content, String text) {
        long now = clock.millis();
        // the entry first, in the order in which a decision locks the rows
        queue.addAppeal(kind, content, text, 0, now);
        Decision decision = decisions
                .lockLast(kind, content)
                .filter(last -> !NOTHING_TO_APPEAL.contains(last.action()))
                .filter(last -> last.created() + settings.window().toMillis() > now)
                .orElseThrow(ModerationError.NO_DECISION::exception);
        if (decision.appealed()) {
            throw ModerationError.ALREADY_APPEALED.exception();
        }
        decisions.markAppealed(decision.id());
        queue.addAppeal(kind, content, text, decision.id(), now);
        log.append(owner.channelId(), "appeal", kind, content, text, State.UNCHANGED);
        return new AppealResponse(
                new SubjectReference(kind, content.id()), decision.action(), ModerationTime.text(decision.created()));
    }
}
