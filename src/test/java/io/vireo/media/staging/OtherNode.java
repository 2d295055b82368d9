package io.vireo.media.staging;

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
 * A second process on the same store: {@code draft <root>} holds a draft until it is killed, {@code send <root>} one that is on its way
 * into a bucket, {@code sweep <root>} sweeps.
 */
public final class OtherNode implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private OtherNode(String task, Path root, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
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
        said = process.inputReader();
    }

    /** A node that holds a draft when this returns. */
    static OtherNode withDraft(Path root) throws IOException {
        return ready(new OtherNode("draft", root, Map.of()));
    }

    /** A node that is sending {@code abc1234} into a bucket when this returns. */
    public static OtherNode sending(Path root, Map<String, String> bucket) throws IOException {
        return ready(new OtherNode("send", root, bucket));
    }

    private static OtherNode ready(OtherNode node) throws IOException {
        if (node.said.readLine() == null) {
            throw new IllegalStateException("The other node has ended");
        }
        return node;
    }

    /** How many files another node sweeps away. */
    static int sweep(Path root) throws IOException {
        try (OtherNode node = new OtherNode("sweep", root, Map.of())) {
            return Integer.parseInt(node.said.readLine());
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
        if (!args[0].equals("sweep")) {
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
            System.out.println(stagingArea.sweep());
        }
    }
}
