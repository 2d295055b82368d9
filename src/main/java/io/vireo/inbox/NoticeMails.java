package io.vireo.inbox;

import io.micrometer.core.instrument.Counter;
import io.vireo.identity.ChannelMails;
import io.vireo.inbox.NoticeFactRepository.Facts;
import io.vireo.mail.SiteLinks;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.subscription.BellVideo;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the mails about notices in the transaction of the caller. Each has a link that declines such mails. */
@Component
@Transactional(TxType.MANDATORY)
class NoticeMails {
    private static final Counter NOW = counter("now");
    private static final Counter DAILY = counter("daily");

    @Inject
    ChannelMails mails;

    @Inject
    SiteLinks links;

    /** Writes a mail about an act. */
    void send(InboxEvent event, Facts facts) {
        String what =
                NoticeTexts.sentence(event.kind(), List.of(facts.actor()), 1, facts.title(), event.commentId() != 0);
        send(event.recipientId(), event.kind(), what, NoticeTexts.path(facts.hash()));
    }

    /** Writes a mail about a new video to a subscriber. */
    void sendVideo(long subscriberId, String channel, String hash, String title) {
        String what = NoticeTexts.sentence(NoticeKind.VIDEO, List.of(channel), 1, title);
        send(subscriberId, NoticeKind.VIDEO, what, NoticeTexts.path(hash));
    }

    private void send(long channelId, NoticeKind kind, String what, String path) {
        mails.sendDeclinable(
                channelId,
                kind.key(),
                InboxMailTemplate.INBOX_NOTICE,
                Map.of("what", what, "link", links.to(path), "settings", links.to("/settings")));
        NOW.increment();
    }

    /** Writes the digest of a day; nothing if there are no notices. */
    void sendDigest(long channelId, List<InboxEntry> notices, List<BellVideo> videos) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        notices.forEach(notice -> lines.add(Map.entry(
                NoticeTexts.sentence(
                        NoticeKind.of(notice.kind()),
                        notice.actors(),
                        notice.count(),
                        notice.title(),
                        !notice.subject().equals(notice.video())),
                links.to(NoticeTexts.path(notice.video())))));
        videos.forEach(video -> lines.add(Map.entry(
                NoticeTexts.sentence(NoticeKind.VIDEO, List.of(video.channel()), 1, video.title()),
                links.to(NoticeTexts.path(video.hash())))));
        if (!lines.isEmpty()) {
            mails.sendDeclinable(
                    channelId,
                    InboxPreferences.DIGEST,
                    InboxMailTemplate.INBOX_DIGEST,
                    NoticeTexts.digest(lines, links.to("/inbox"), links.to("/settings")));
            DAILY.increment();
        }
    }

    private static Counter counter(String frequency) {
        return Counter.builder("vireo.inbox.mails")
                .description("Mails about notices that were written to the outbox")
                .tag("frequency", frequency)
                .register(Metrics.registry());
    }
}
