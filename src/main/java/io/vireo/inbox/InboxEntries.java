package io.vireo.inbox;

import io.vireo.comment.CommentKey;
import io.vireo.inbox.InboxListRepository.NoticeRow;
import io.vireo.pagination.NewestFirstPages.Dated;
import io.vireo.pagination.NewestFirstPages.Position;
import io.vireo.platform.Component;
import io.vireo.subscription.BellVideo;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Converts notices and new videos to entries. */
@Component
class InboxEntries {
    private static final long MICROS = 1000;

    private final InboxListRepository notices;

    @Inject
    InboxEntries(InboxListRepository notices) {
        this.notices = notices;
    }

    /** Returns the entries of notices, without those of which nothing is left. */
    List<Dated<InboxEntry>> of(List<NoticeRow> rows) {
        Map<Long, List<NoticeAct>> acts = rows.isEmpty()
                ? Map.of()
                : notices.acts(rows.stream().map(NoticeRow::id).toList());
        List<Dated<InboxEntry>> entries = new ArrayList<>();
        for (NoticeRow row : rows) {
            NoticeActors actors = NoticeActors.of(acts.getOrDefault(row.id(), List.of()), row.actors());
            if (row.kind() == NoticeKind.MODERATION) {
                entries.add(decision(row));
            } else if (actors.count() > 0) {
                entries.add(notice(row, actors));
            }
        }
        return entries;
    }

    private static Dated<InboxEntry> notice(NoticeRow row, NoticeActors actors) {
        String subject = switch (row.kind()) {
            case REPLY, MENTION -> CommentKey.text(row.subjectId());
            case SUBSCRIBER -> actors.names().get(0);
            case LIKE -> row.subjectId() < 0 ? CommentKey.text(-row.subjectId()) : row.hash();
            default -> row.hash();
        };
        NoticeId id = new NoticeId(row.lastAt() * MICROS, false, row.id());
        return dated(
                id,
                new InboxEntry(
                        id.toString(),
                        row.kind().key(),
                        subject,
                        row.videoTitle(),
                        actors.names(),
                        actors.count(),
                        time(Instant.ofEpochMilli(row.lastAt())),
                        row.isRead(),
                        row.hash(),
                        actors.text(),
                        "",
                        "",
                        false));
    }

    private static Dated<InboxEntry> decision(NoticeRow row) {
        NoticeId id = new NoticeId(row.lastAt() * MICROS, false, row.id());
        // the public id of a comment follows the hash path of its video
        String video = row.subjectKind().equals("channel") ? "" : row.publicId().replaceFirst("/.*", "");
        return dated(
                id,
                new InboxEntry(
                        id.toString(),
                        row.kind().key(),
                        row.publicId().replaceFirst(".*/", ""),
                        row.title(),
                        List.of(),
                        0,
                        time(Instant.ofEpochMilli(row.lastAt())),
                        row.isRead(),
                        video,
                        row.reason(),
                        row.subjectKind(),
                        row.action(),
                        row.isReport()));
    }

    /** @param seenTo videos up to this time are read, in epoch microseconds */
    static Dated<InboxEntry> video(BellVideo video, long seenTo) {
        NoticeId id = new NoticeId(micros(video.upload()), true, video.id());
        return dated(
                id,
                new InboxEntry(
                        id.toString(),
                        NoticeKind.VIDEO.key(),
                        video.hash(),
                        video.title(),
                        List.of(video.channel()),
                        1,
                        time(video.upload()),
                        id.micros() <= seenTo,
                        video.hash(),
                        "",
                        "",
                        "",
                        false));
    }

    private static Dated<InboxEntry> dated(NoticeId id, InboxEntry entry) {
        return new Dated<>(new Position(id.micros(), id.order()), entry);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
