package io.vireo.importer;

import io.vireo.media.ImportTarget;
import io.vireo.media.frame.ThumbnailGenerator;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.platform.config.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Copies the files of the imported rows into the store. Files that exist there already are skipped. */
final class FileTransfer {
    private static final int PROGRESS_INTERVAL = 500;

    private final StagingTables stagingTables;
    private final MediaFolder media;
    private final ImportTarget files;
    private final PrintStream progress;

    FileTransfer(StagingTables stagingTables, MediaFolder media, ImportTarget files, PrintStream progress) {
        this.stagingTables = stagingTables;
        this.media = media;
        this.files = files;
        this.progress = progress;
    }

    /** @throws io.vireo.media.storage.StorageFullException before anything is copied if there is not enough space for all files */
    void run() throws SQLException, IOException {
        files.prepare();
        List<StagingTables.StagedVideo> videos = stagingTables.wholeVideos();
        files.requireRoom(missingBytes(videos));
        ThumbnailGenerator thumbnails = new ThumbnailGenerator(Settings.current());
        try {
            int done = 0;
            for (StagingTables.StagedVideo video : videos) {
                transfer(video, thumbnails);
                done++;
                if (done % PROGRESS_INTERVAL == 0) {
                    progress.println("  " + done + " of " + videos.size() + " videos are in the store");
                }
            }
        } finally {
            thumbnails.close();
        }
        for (long channel : stagingTables.wholeChannels()) {
            if (media.hasPicture(channel)) {
                files.picture(channel, media.picture(channel));
            }
        }
        files.sync();
    }

    private long missingBytes(List<StagingTables.StagedVideo> videos) throws IOException {
        long bytes = 0;
        for (StagingTables.StagedVideo video : videos) {
            Path original = media.video(video.hash());
            bytes += files.hasVideo(video.hash(), original) ? 0 : Files.size(original);
        }
        return bytes;
    }

    private void transfer(StagingTables.StagedVideo video, ThumbnailGenerator thumbnails) throws IOException {
        Path original = media.video(video.hash());
        files.video(video.hash(), original);
        if (media.hasThumbnail(video.hash())) {
            files.thumbnail(video.hash(), media.thumbnail(video.hash()));
        } else if (!files.hasThumbnail(video.hash())) {
            addThumbnail(video, original, thumbnails);
        }
    }

    /** Generates and stores the thumbnail; if no frame could be extracted in time, the server generates it after its start. */
    private void addThumbnail(StagingTables.StagedVideo video, Path original, ThumbnailGenerator thumbnails)
            throws IOException {
        ThumbnailGenerator.Thumbnail generated = thumbnails.of(video.hash(), original, Mp4Inspector.inspect(original));
        if (!generated.temporary()) {
            files.thumbnail(video.hash(), generated.jpeg());
        }
    }
}
