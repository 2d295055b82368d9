package io.vireo.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.WithBothConnectors;
import io.vireo.media.segment.TestStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of a video that are damaged or replaced in place, while the server knows them. */
@WithBothConnectors
class DamagedFilesIT extends ServerTest {
    private static final String SAMPLE = "chapters.mp4";

    @TempDir
    Path directory;

    /** What happens to the file of an index, without a rename. */
    private enum Damage {
        EMPTY {
            @Override
            void applyTo(Path file) throws IOException {
                truncate(file, 0);
            }
        },
        SHORT {
            @Override
            void applyTo(Path file) throws IOException {
                Files.writeString(file, "damaged");
            }
        },
        HALF {
            @Override
            void applyTo(Path file) throws IOException {
                truncate(file, Files.size(file) / 2);
            }
        },
        WITHOUT_ITS_END {
            @Override
            void applyTo(Path file) throws IOException {
                truncate(file, Files.size(file) - 1);
            }
        },
        /** As a failing disk does it: the time of the change stays. */
        HEADS_OVERWRITTEN {
            @Override
            void applyTo(Path file) throws IOException {
                FileTime modified = Files.getLastModifiedTime(file);
                overwrite(file, 0, (int) Files.size(file) / 2);
                Files.setLastModifiedTime(file, modified);
            }
        },
        INDEX_OVERWRITTEN {
            @Override
            void applyTo(Path file) throws IOException {
                int size = (int) Files.size(file);
                overwrite(file, size - 200, 100);
                overwrite(file, 0, 1);
            }
        },
        OVERWRITTEN {
            @Override
            void applyTo(Path file) throws IOException {
                overwrite(file, 0, (int) Files.size(file));
            }
        },
        DELETED {
            @Override
            void applyTo(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void applyTo(Path file) throws IOException;

        private static void overwrite(Path file, long offset, int length) throws IOException {
            byte[] noise = new byte[length];
            Arrays.fill(noise, (byte) 0xA5);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(noise), offset);
            }
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeADamagedIndexAgain(Damage damage) throws Exception {
        String hash = uploaded();
        TestStream expected = TestStream.of(Samples.path(SAMPLE), directory);
        Path index = TestServer.data().resolve("segments/" + hash + ".seg");
        byte[] before = Files.readAllBytes(index);

        damage.applyTo(index);
        check(hash, expected);
        assertThat(index).hasBinaryContent(before);
        damage.applyTo(index);
        check(hash, expected); // from memory
        for (String part : List.of("m.m3u8", "master.m3u8", "manifest.mpd", "m/init.mp4")) {
            get(hash, part).then().statusCode(200);
        }
    }

    /** The index is in memory, the heads of the segments are not. */
    @ParameterizedTest
    @EnumSource
    void shouldMakeAnIndexAgainThatIsDamagedWhileItIsKnown(Damage damage) throws Exception {
        String hash = uploaded();
        TestStream expected = TestStream.of(Samples.path(SAMPLE), directory);
        Path index = TestServer.data().resolve("segments/" + hash + ".seg");
        byte[] before = Files.readAllBytes(index);
        get(hash, "m.m3u8").then().statusCode(200);

        damage.applyTo(index);

        check(hash, expected);
        if (damage != Damage.WITHOUT_ITS_END) { // all heads are whole
            assertThat(index).hasBinaryContent(before);
        }
    }

    private void check(String hash, TestStream expected) throws IOException {
        for (int segment = 1; segment <= expected.muxed().size(); segment++) {
            check(hash, "m/" + segment, expected.muxed().get(segment - 1));
            check(hash, "v/" + segment, expected.video().get(segment - 1));
            check(hash, "a/" + segment, expected.audio().get(segment - 1));
        }
    }

    private void check(String hash, String segment, byte[] expected) {
        Response answer = get(hash, segment + ".m4s");
        answer.then().statusCode(200).header("Content-Length", equalTo(String.valueOf(expected.length)));
        assertThat(answer.asByteArray()).isEqualTo(expected);
    }

    @Test
    void shouldStreamAVideoThatWasTruncatedAndRestored() throws Exception {
        String hash = uploaded();
        TestStream expected = TestStream.of(Samples.path(SAMPLE), directory);
        check(hash, expected);
        Path file = TestServer.data().resolve("videos/" + hash + ".mp4");
        byte[] whole = Files.readAllBytes(file);

        truncate(file, whole.length / 2);
        for (String part : List.of("m/1.m4s", "v/1.m4s", "a/1.m4s", "m.m3u8", "manifest.mpd")) {
            get(hash, part).then().statusCode(404).body("response", equalTo("no-stream"));
        }
        assertThat(vireo.request().get("/video/d/{hash}", hash).asByteArray())
                .isEqualTo(Arrays.copyOf(whole, whole.length / 2));

        Files.write(file, whole);
        check(hash, expected);
        vireo.video(hash).then().body("response.hls", equalTo("/video/h/" + hash + "/master.m3u8"));
    }

    @Test
    void shouldStreamTheVideoThatReplacedAnotherOfTheSameLength() throws Exception {
        String hash = uploaded();
        get(hash, "m/1.m4s").then().statusCode(200);
        Path file = TestServer.data().resolve("videos/" + hash + ".mp4");
        byte[] other = Samples.bytes("aac-audio.mp4");
        int length = (int) Files.size(file);
        byte[] padded = Arrays.copyOf(other, length);
        ByteBuffer.wrap(padded)
                .putInt(other.length, length - other.length)
                .putInt(other.length + 4, 0x66726565); // free
        Files.write(file, padded);

        check(hash, TestStream.of(file, directory));
    }

    /** Pictures are sent as they are; what is announced is what is sent. */
    @Test
    void shouldSendWhatIsLeftOfAThumbnail() throws Exception {
        String hash = uploaded();
        Path file = TestServer.data().resolve("thumbnails/" + hash + ".jpg");
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(whole.length, whole.length / 2, 1, whole.length)) {
            Files.write(file, Arrays.copyOf(whole, length));
            for (int time = 0; time < 2; time++) {
                Response answer = vireo.request().get("/thumbnails/{hash}", hash);
                answer.then().statusCode(200).header("Content-Length", equalTo(String.valueOf(length)));
                assertThat(answer.asByteArray()).isEqualTo(Arrays.copyOf(whole, length));
            }
        }
    }

    private String uploaded() {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.announced(token, "Damaged");
        vireo.upload(token, hash, Samples.bytes(SAMPLE)).then().statusCode(200);
        return hash;
    }

    private Response get(String hash, String part) {
        return vireo.request().get("/video/h/{hash}/" + part, hash);
    }
}
