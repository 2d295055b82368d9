package io.vireo.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A second process on the same store: {@code draft <root>} holds a draft until it is killed, {@code sweep <root>} sweeps. */
final class OtherNode implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private OtherNode(String task, Path root) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OtherNode.class.getName(),
                        task,
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = process.inputReader();
    }

    /** A node that holds a draft when this returns. */
    static OtherNode withDraft(Path root) throws IOException {
        OtherNode node = new OtherNode("draft", root);
        node.said.readLine();
        return node;
    }

    /** How many files another node sweeps away. */
    static int sweep(Path root) throws IOException {
        try (OtherNode node = new OtherNode("sweep", root)) {
            return Integer.parseInt(node.said.readLine());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static void main(String[] args) throws IOException {
        MediaStore store = new MediaStore(TestSettings.at(Path.of(args[1])));
        if (args[0].equals("draft")) {
            store.newDraft().write(ByteBuffer.allocate(10));
            System.out.println("ready");
            System.in.read();
        } else {
            System.out.println(store.sweepDrafts());
        }
    }
}
