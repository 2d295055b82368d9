package io.vireo.media.remux;

import io.vireo.media.mp4.MovieReader;
import io.vireo.media.mp4.MovieReader.TrackReader;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts files in a temporary directory. */
final class Conversion {
    private final StagingArea stagingArea;
    private final Path directory;

    Conversion(Path directory) {
        this.directory = directory;
        stagingArea = new StagingArea(new MediaSettings(directory, 0));
        stagingArea.makeDirectory();
    }

    /** A sample of a file, with its times in microseconds from the first sample. */
    record Sample(long decodeTime, long time, boolean keyframe, byte[] data) {}

    /** Returns the file that the upload results in; empty if it is stored unchanged. */
    Optional<Path> convert(byte[] upload) throws IOException {
        try (StagedFile received = stagingArea.begin()) {
            received.write(ByteBuffer.wrap(upload));
            Optional<StagedFile> converted = new InputConverter(stagingArea).convert(received);
            if (converted.isEmpty()) {
                return Optional.empty();
            }
            try (StagedFile file = converted.get()) {
                Path copy = Files.createTempFile(directory, "converted", ".mp4");
                return Optional.of(Files.copy(file.path(), copy, StandardCopyOption.REPLACE_EXISTING));
            }
        }
    }

    /** Returns the directory of the temporary files, which is empty after a conversion. */
    Path temporaryFiles() {
        return directory.resolve("incoming");
    }

    static List<Sample> samples(Path path, boolean video) throws IOException {
        List<Sample> samples = new ArrayList<>();
        try (FileChannel file = FileChannel.open(path)) {
            MovieReader movie = MovieReader.open(file);
            TrackReader track = video ? movie.video() : movie.audio().get(0);
            double micros = 1e6 / track.headers().timescale();
            long[] first = {Long.MIN_VALUE, 0};
            track.visit((offset, size, keyframe, decodeTime, time, duration) -> {
                ByteBuffer data = ByteBuffer.allocate(size);
                file.read(data, offset);
                if (first[0] == Long.MIN_VALUE) {
                    first[0] = decodeTime;
                    first[1] = time;
                }
                samples.add(new Sample(
                        Math.round((decodeTime - first[0]) * micros),
                        Math.round((time - first[1]) * micros),
                        keyframe,
                        data.array()));
            });
        }
        return samples;
    }
}
