package io.vireo.media.remux;

import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.MovieReader;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StorageIo;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Converts uploads of other containers to progressive MP4 without re-encoding (decision 0097). */
@Component
public class InputConverter {
    private static final System.Logger LOG = System.getLogger(InputConverter.class.getName());

    private final StagingArea stagingArea;

    @Inject
    public InputConverter(StagingArea stagingArea) {
        this.stagingArea = stagingArea;
    }

    /**
     * Returns a progressive MP4 with the video and the audio of a received file, which the caller closes. Empty if the file is no other
     * container, or is a movie that was always stored as it is and cannot be converted: it has other codecs, is damaged, has an unusual
     * structure, or the disk has no space for a copy.
     *
     * @throws UnsupportedInputException if a file of another container cannot be stored, with a sentence that names the codec or container
     * @throws StorageFullException if the disk has no space for the MP4 of a Matroska file
     * @throws java.io.UncheckedIOException for other I/O errors
     */
    public Optional<StagedFile> convert(StagedFile received) {
        return StorageIo.attempt(() -> {
            try (FileChannel file = FileChannel.open(received.path(), StandardOpenOption.READ)) {
                ByteBuffer head = InputFormat.head(file);
                Optional<String> unsupported = InputFormat.unsupported(head);
                if (unsupported.isPresent()) {
                    throw UnsupportedInputException.container(unsupported.get());
                }
                return switch (InputFormat.of(head)) {
                    case MATROSKA -> Optional.of(ofMatroska(file));
                    case QUICKTIME -> ofMovie(file);
                    case OTHER -> MovieReader.hasFragments(file) ? ofMovie(file) : Optional.empty();
                };
            }
        });
    }

    private StagedFile ofMatroska(FileChannel file) throws IOException {
        try (Scratch scratch = new Scratch(stagingArea)) {
            StagedFile written = new Mp4Writer(MatroskaReader.read(file, scratch), scratch).write(file, stagingArea);
            inspect(written);
            return written;
        } catch (InvalidInputException | InvalidMp4Exception e) {
            LOG.log(Level.INFO, "A Matroska file cannot be converted: {0}", e.getMessage());
            throw new UnsupportedInputException("The Matroska file is damaged or incomplete.");
        }
    }

    /** Movies were stored before conversions existed, whatever their codecs; one that cannot be converted still is. */
    private Optional<StagedFile> ofMovie(FileChannel file) throws IOException {
        try (Scratch scratch = new Scratch(stagingArea)) {
            VideoMetadata before = Mp4Inspector.inspect(file);
            StagedFile written = new Mp4Writer(Mp4InputReader.read(file, scratch), scratch).write(file, stagingArea);
            VideoMetadata after = inspect(written);
            if (before.width() == after.width()
                    && before.height() == after.height()
                    && before.rotation() == after.rotation()
                    && before.mirrored() == after.mirrored()) {
                return Optional.of(written);
            }
            written.close();
            return keep("its picture would change");
        } catch (UnsupportedInputException | InvalidInputException | InvalidMp4Exception | StorageFullException e) {
            return keep(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<StagedFile> keep(String reason) {
        LOG.log(Level.INFO, "A movie is stored as it is: {0}", reason);
        return Optional.empty();
    }

    private static VideoMetadata inspect(StagedFile written) {
        boolean valid = false;
        try {
            VideoMetadata metadata = Mp4Inspector.inspect(written.path());
            valid = true;
            return metadata;
        } finally {
            if (!valid) {
                written.close();
            }
        }
    }
}
