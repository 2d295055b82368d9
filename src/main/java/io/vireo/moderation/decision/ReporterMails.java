package io.vireo.moderation.decision;

import io.vireo.identity.ChannelMails;
import io.vireo.moderation.DecisionAnnounced;
import io.vireo.moderation.SubjectReference;
import io.vireo.moderation.decision.DecisionRepository.Decision;
import io.vireo.moderation.report.ReportRepository;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * The job that writes the mails to the reporters of a decision. The transaction that writes a mail marks its report, so that each reporter
 * gets one mail, also if the job is interrupted and repeated.
 */
@Component
class ReporterMails implements JobHandler {
    static final String KIND = "report-mails";

    /** The number of mails in a transaction. */
    private static final int BATCH = 50;

    @Inject
    DecisionRepository decisions;

    @Inject
    ReportRepository reports;

    @Inject
    ChannelMails mails;

    @Inject
    Event<DecisionAnnounced> announcements;

    @Inject
    Transactions transactions;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job) {
        long id = Long.parseLong(job.key());
        decisions.find(id).ifPresent(decision -> {
            int sent = BATCH;
            while (sent == BATCH) {
                sent = transactions.required(() -> sendSome(decision));
            }
        });
    }

    private int sendSome(Decision decision) {
        List<Object[]> uninformed = reports.lockUninformed(decision.id(), BATCH);
        for (Object[] report : uninformed) {
            if (report[1] != null) {
                long reporterId = ((Number) report[1]).longValue();
                announcements.fire(new DecisionAnnounced(
                        reporterId,
                        decision.id(),
                        new SubjectReference(decision.kind(), decision.publicId()),
                        decision.title(),
                        decision.action().key(),
                        "",
                        true));
                mails.send(
                        reporterId,
                        ModerationMailTemplate.REPORT_DECIDED,
                        Map.of(
                                "title",
                                decision.title(),
                                "what",
                                decision.action().sentence()));
            }
            long reportId = ((Number) report[0]).longValue();
            if (decision.action() == DecisionAction.REMOVE) {
                reports.remove(reportId);
            } else {
                reports.markInformed(reportId);
            }
        }
        return uninformed.size();
    }
}
