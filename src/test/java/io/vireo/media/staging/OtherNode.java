package io.vireo.media.staging;

import io.vireo.TestJvm;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.S3Settings;
import io.vireo.platform.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A second process on the same storage: {@code stage <root>} holds a staged file until the process is killed, {@code send <root>}
 * holds one that is being uploaded to a bucket, {@code cleanup <root>} removes orphaned files.
 */
public final class OtherNode implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private OtherNode(String task, Path root, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TestJvm.OPTIONS);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherNode.class.getName(),
                task,
                root.toString()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = process.inputReader();
    }

    /** Starts a node and waits until it holds a staged file. */
    static OtherNode withStagedFile(Path root) throws IOException {
        return ready(new OtherNode("stage", root, Map.of()));
    }

    /** Starts a node and waits until it uploads {@code abc1234} to a bucket. */
    public static OtherNode sending(Path root, Map<String, String> bucket) throws IOException {
        return ready(new OtherNode("send", root, bucket));
    }

    private static OtherNode ready(OtherNode node) throws IOException {
        if (node.output.readLine() == null) {
            throw new IllegalStateException("The other node has exited");
        }
        return node;
    }

    /** Runs a cleanup in another process and returns the number of files it removed. */
    static int removeOrphaned(Path root) throws IOException {
        try (OtherNode node = new OtherNode("cleanup", root, Map.of())) {
            return Integer.parseInt(node.output.readLine());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static void main(String[] args) throws IOException {
        MediaSettings settings = new MediaSettings(Path.of(args[1]), 0);
        StagingArea stagingArea = new StagingArea(settings);
        if (!args[0].equals("cleanup")) {
            MediaStore store = new MediaStore(settings, S3Settings.from(Settings.current()));
            store.makeDirectories();
            StagedFile stagedFile = stagingArea.begin();
            stagedFile.write(ByteBuffer.allocate(10));
            if (args[0].equals("send")) {
                store.prepare(stagedFile, "abc1234");
            }
            System.out.println("ready");
            System.in.read();
        } else {
            System.out.println(stagingArea.removeOrphaned());
        }
    }
}
