package io.vireo.moderation.decision;

import io.vireo.auth.Standing;
import io.vireo.identity.ChannelStandings;
import io.vireo.identity.Channels;
import io.vireo.identity.StandingBody;
import io.vireo.moderation.SubjectReference;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import io.vireo.platform.jobs.Job;
import io.vireo.platform.jobs.JobHandler;
import io.vireo.platform.jobs.JobQueue;
import jakarta.inject.Inject;

/**
 * The job that informs the owner of a channel whose standing the operator has changed on the command line, while the site may have been
 * down. The transaction that writes the mail removes the job, so that the owner gets one mail.
 */
@Component
class StandingMails implements JobHandler {
    /** Also named by {@code io.vireo.operator}. */
    private static final String KIND = "standing-mail";

    @Inject
    Channels channels;

    @Inject
    ChannelStandings standings;

    @Inject
    OwnerMails mails;

    @Inject
    JobQueue jobs;

    @Inject
    Transactions transactions;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job) {
        long channelId = Long.parseLong(job.key());
        transactions.required(() -> {
            if (jobs.lockHeld(job)) {
                channels.nameOf(channelId).ifPresent(name -> send(channelId, name));
                jobs.cancel(KIND, job.key());
            }
        });
    }

    private void send(long channelId, String name) {
        StandingBody standing = standings.of(channelId);
        mails.send(
                channelId,
                0,
                new SubjectReference("channel", name),
                name,
                DecisionAction.of(Standing.of(standing.standing())),
                standing.reason());
    }
}
