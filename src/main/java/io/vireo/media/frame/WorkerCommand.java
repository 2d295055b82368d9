package io.vireo.media.frame;

import io.vireo.platform.ClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.coobird.thumbnailator.Thumbnailator;
import org.jcodec.codecs.h264.H264Decoder;

/** The command line that starts a {@link FrameWorker} process. */
record WorkerCommand(Path java, int heapMebibytes) {
    /** One class of each jar that a worker needs. */
    private static final List<Class<?>> NEEDED = List.of(FrameWorker.class, H264Decoder.class, Thumbnailator.class);
    /** The environment variables passed to the process; without a locale Java cannot open files with non-ASCII names. */
    private static final Set<String> ENVIRONMENT = Set.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    /** Returns a command that uses the Java runtime of the server. */
    static WorkerCommand ofThisJava(int heapMebibytes) {
        return new WorkerCommand(Path.of(System.getProperty("java.home"), "bin", "java"), heapMebibytes);
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1", // with more, JCodec creates threads that it never stops
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                ClassPath.of(NEEDED),
                FrameWorker.class.getName());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }
}
