package io.vireo.takeover;

import io.vireo.mp4.Mp4Inspector;
import io.vireo.mp4.NotMp4;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the files of the rows that can be taken, and for files that no row tells of. */
final class FileCheck {
    private final Staging staging;
    private final MediaFolder media;

    FileCheck(Staging staging, MediaFolder media) {
        this.staging = staging;
        this.media = media;
    }

    void run() throws SQLException, IOException {
        for (Staging.Video video : staging.wholeVideos()) {
            look(video);
        }
        for (long channel : staging.wholeChannels()) {
            if (Files.exists(media.picture(channel)) && !media.hasPicture(channel)) {
                staging.note(
                        Problem.PICTURE_ODD,
                        channel,
                        String.valueOf(media.picture(channel).getFileName()));
            }
        }
        for (Path file : withoutRow()) {
            staging.note(
                    Problem.FILE_WITHOUT_ROW,
                    null,
                    Text.shown(media.root().relativize(file).toString()));
        }
    }

    private void look(Staging.Video video) throws SQLException, IOException {
        Path file = media.video(video.hash());
        if (!Files.exists(file)) {
            staging.note(Problem.WITHOUT_FILE, video);
            return;
        }
        try {
            staging.keep(video, Files.size(file), Mp4Inspector.inspect(file));
        } catch (NotMp4 e) {
            UnplayableFile why = UnplayableFile.of(file, String.valueOf(e.getMessage()));
            staging.explain(
                    Problem.NOT_MP4, video, ": " + why.sentence(media.root().relativize(file)));
            return;
        } catch (UncheckedIOException e) {
            staging.note(Problem.UNREADABLE, video);
            return;
        }
        if (!media.hasThumbnail(video.hash())) {
            staging.note(Problem.WITHOUT_THUMBNAIL, video);
        }
    }

    private List<Path> withoutRow() throws SQLException, IOException {
        Set<Path> known = new HashSet<>();
        for (String hash : staging.texts("SELECT PathHash FROM OldVideos WHERE PathHash RLIKE '^[a-z0-9]{7}$'")) {
            known.add(media.video(hash));
            known.add(media.thumbnail(hash));
        }
        for (String channel : staging.texts("SELECT ChannelID FROM OldChannels")) {
            known.add(media.picture(Long.parseLong(channel)));
        }
        List<Path> unknown = new ArrayList<>();
        media.each(file -> {
            if (!known.contains(file)) {
                unknown.add(file);
            }
        });
        return unknown;
    }
}
