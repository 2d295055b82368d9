package io.vireo.importer;

import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the files of the rows that can be imported, and finds files without a row. */
final class FileCheck {
    private final StagingTables stagingTables;
    private final MediaFolder media;

    FileCheck(StagingTables stagingTables, MediaFolder media) {
        this.stagingTables = stagingTables;
        this.media = media;
    }

    void run() throws SQLException, IOException {
        for (StagingTables.StagedVideo video : stagingTables.wholeVideos()) {
            check(video);
        }
        for (long channel : stagingTables.wholeChannels()) {
            if (Files.exists(media.picture(channel)) && !media.hasPicture(channel)) {
                stagingTables.report(
                        ImportProblem.PICTURE_INVALID,
                        channel,
                        String.valueOf(media.picture(channel).getFileName()));
            }
        }
        for (Path file : withoutRow()) {
            stagingTables.report(
                    ImportProblem.FILE_WITHOUT_ROW,
                    null,
                    LegacyText.printable(media.root().relativize(file).toString()));
        }
    }

    private void check(StagingTables.StagedVideo video) throws SQLException, IOException {
        Path file = media.video(video.hash());
        if (!Files.exists(file)) {
            stagingTables.report(ImportProblem.WITHOUT_FILE, video);
            return;
        }
        try {
            stagingTables.storeMetadata(video, Files.size(file), Mp4Inspector.inspect(file));
        } catch (InvalidMp4Exception e) {
            UnplayableFile unplayable = UnplayableFile.of(file, String.valueOf(e.getMessage()));
            stagingTables.reportDetail(
                    ImportProblem.NOT_MP4,
                    video,
                    ": " + unplayable.sentence(media.root().relativize(file)));
            return;
        } catch (UncheckedIOException e) {
            stagingTables.report(ImportProblem.UNREADABLE, video);
            return;
        }
        if (!media.hasThumbnail(video.hash())) {
            stagingTables.report(ImportProblem.WITHOUT_THUMBNAIL, video);
        }
    }

    private List<Path> withoutRow() throws SQLException, IOException {
        Set<Path> known = new HashSet<>();
        for (String hash : stagingTables.texts("SELECT PathHash FROM OldVideos WHERE PathHash RLIKE '^[a-z0-9]{7}$'")) {
            known.add(media.video(hash));
            known.add(media.thumbnail(hash));
        }
        for (String channel : stagingTables.texts("SELECT ChannelID FROM OldChannels")) {
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
