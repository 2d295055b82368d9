package io.vireo.moderation.decision;

import io.vireo.auth.Caller;
import io.vireo.auth.Standing;
import io.vireo.http.ApiException;
import io.vireo.identity.Authority;
import io.vireo.identity.ChannelStandings;
import io.vireo.moderation.ModerationError;
import io.vireo.moderation.ModerationTime;
import io.vireo.moderation.ReportSubject;
import io.vireo.moderation.ReportSubjectRegistry;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.log.ModerationLog;
import io.vireo.moderation.log.ModerationLog.State;
import io.vireo.moderation.report.QueueRepository;
import io.vireo.moderation.report.ReportRepository;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.JobQueue;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides about subjects. One transaction acts, closes the reports, writes the log and the mail to the owner, and enqueues the job that
 * informs the reporters: after a crash all of it or nothing has happened.
 */
@Component
public class DecisionService {
    @Inject
    ReportSubjectRegistry subjects;

    @Inject
    Authority authority;

    @Inject
    ChannelStandings standings;

    @Inject
    DecisionRepository decisions;

    @Inject
    ReportRepository reports;

    @Inject
    QueueRepository queue;

    @Inject
    ModerationLog log;

    @Inject
    OwnerMails mails;

    @Inject
    JobQueue jobs;

    @Inject
    Clock clock;

    /**
     * Decides. Throws as {@link Authority#requireOver}, and as the subject if it does not exist.
     *
     * @throws ApiException {@code invalid-field} {@code action} if the kind of the subject does not support the action, {@link
     * ModerationError#OWN_DECISION} if another moderator must decide
     */
    @Transactional
    public DecisionResponse decide(Caller moderator, DecisionRequest request) {
        String kind = request.subject().kind();
        ReportSubject subject = subjects.of(kind);
        ReportedContent content = subject.any(request.subject().id());
        if (request.action() == DecisionAction.NONE) {
            authority.requireModerator(moderator, content.ownerId());
        } else {
            authority.requireOver(moderator, content.ownerId());
        }
        Optional<Long> appealed = queue.remove(kind, content.key());
        appealed.ifPresent(decision -> requireOther(moderator, decision));
        State change = act(moderator, subject, content, request);
        long now = clock.millis();
        long decision = decisions.add(kind, content, moderator.channelId(), request.action(), request.reason(), now);
        int closed = reports.close(kind, content.key(), decision);
        if (closed > 0) {
            jobs.enqueue(ReporterMails.KIND, Long.toString(decision), "");
        }
        log.append(moderator.channelId(), request.action().key(), kind, content, request.reason(), change);
        boolean isInformed = request.action().standing().isPresent() || isStanding(request.action(), subject);
        if (!isInformed && (request.action() != DecisionAction.NONE || appealed.isPresent())) {
            mails.send(
                    content.ownerId(),
                    decision,
                    new SubjectReference(kind, content.id()),
                    content.title(),
                    request.action(),
                    request.reason());
        }
        return new DecisionResponse(
                new SubjectReference(kind, content.id()),
                request.action(),
                request.reason(),
                closed,
                ModerationTime.text(now),
                change.before(),
                change.after());
    }

    private void requireOther(Caller moderator, long decisionId) {
        boolean isOwn = decisions
                .find(decisionId)
                .filter(decision -> decision.moderatorId() == moderator.channelId())
                .isPresent();
        if (isOwn && decisions.hasOtherModerator(moderator.channelId())) {
            throw ModerationError.OWN_DECISION.exception();
        }
    }

    private State act(Caller moderator, ReportSubject subject, ReportedContent content, DecisionRequest request) {
        DecisionAction action = request.action();
        Optional<Standing> standing = action.standing();
        if (standing.isPresent()) {
            return setStanding(moderator, content, standing.get(), request);
        }
        if (isStanding(action, subject)) {
            return setStanding(moderator, content, Standing.GOOD, request);
        }
        if (action == DecisionAction.NONE || action == DecisionAction.WARN) {
            return State.UNCHANGED;
        }
        if (!subject.isRemovable()) {
            throw ApiException.invalidField("action");
        }
        return switch (action) {
            case HIDE -> subject.hide(content) ? new State("visible", "blocked") : new State("blocked", "blocked");
            case RESTORE ->
                subject.restore(content) ? new State("blocked", "visible") : new State("visible", "visible");
            default -> {
                subject.remove(content);
                yield new State("", "removed");
            }
        };
    }

    /** Returns whether an action ends the standing of a channel; {@link StandingDecisions} informs about every change of a standing. */
    private static boolean isStanding(DecisionAction action, ReportSubject subject) {
        return action == DecisionAction.RESTORE && !subject.isRemovable();
    }

    private State setStanding(Caller moderator, ReportedContent content, Standing standing, DecisionRequest request) {
        Duration time = request.days() == null ? null : Duration.ofDays(request.days());
        Standing before = standings.set(moderator.channelId(), content.ownerId(), standing, request.reason(), time);
        return new State(before.key(), standing.key());
    }
}
