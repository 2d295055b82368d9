package io.vireo.moderation.report;

import io.vireo.auth.Caller;
import io.vireo.moderation.ModerationError;
import io.vireo.moderation.ModerationLimit;
import io.vireo.moderation.ModerationTime;
import io.vireo.moderation.ReportSubjectRegistry;
import io.vireo.moderation.ReportedContent;
import io.vireo.moderation.SubjectReference;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.VideoCredentials;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Takes reports. A report changes nothing but the queue of the moderators, however many there are. */
@Component
public class ReportService {
    @Inject
    ReportSubjectRegistry subjects;

    @Inject
    ReportRepository reports;

    @Inject
    QueueRepository queue;

    @Inject
    RateLimiter limits;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    /**
     * Stores a report with a copy of the reported content.
     *
     * @param kind the kind of a {@link io.vireo.moderation.ReportSubject}
     * @param id the public id of the content
     * @param credentials what the request presents to see it
     * @throws io.vireo.http.ApiException {@link ModerationError#ALREADY_REPORTED} if the caller has an open report of the content, {@code
     * too-many-requests}, or the error of the kind for content that the caller cannot see
     */
    @Transactional(TxType.NEVER)
    public ReportResponse report(
            Caller caller, String kind, String id, VideoCredentials credentials, ReportRequest request) {
        ReportedContent content = subjects.of(kind).visible(id, credentials);
        limits.acquire(ModerationLimit.REPORTS_ACCOUNT, Long.toString(caller.channelId()));
        long now = clock.millis();
        String text = request.text() == null ? "" : request.text();
        transactions.required(() -> {
            // the entry first: a decision locks it before it closes the reports
            queue.addReport(kind, content, now);
            if (!reports.add(caller.channelId(), kind, content, request.reason(), text, now)) {
                throw ModerationError.ALREADY_REPORTED.exception();
            }
        });
        return new ReportResponse(
                new SubjectReference(kind, content.id()), request.reason(), text, ModerationTime.text(now));
    }
}
