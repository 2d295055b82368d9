package io.vireo.media.frame;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.coobird.thumbnailator.Thumbnailator;
import org.jcodec.codecs.h264.H264Decoder;

/** How a {@link FrameWorker} is started. */
record WorkerCommand(Path java, int heapMebibytes) {
    /** One class of everything that a worker needs. */
    private static final List<Class<?>> NEEDED = List.of(FrameWorker.class, H264Decoder.class, Thumbnailator.class);
    /** All that is left of the environment: without its locale Java cannot open files with names beyond ASCII. */
    private static final Set<String> ENVIRONMENT = Set.of("LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    /** With the Java that runs the server. */
    static WorkerCommand ofThisJava(int heapMebibytes) {
        return new WorkerCommand(Path.of(System.getProperty("java.home"), "bin", "java"), heapMebibytes);
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1", // with more JCodec makes threads that it never ends
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(NEEDED),
                FrameWorker.class.getName());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    /** A class path that holds all these classes. */
    static String classPath(List<Class<?>> classes) throws IOException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> each : classes) {
            String file = each.getName().replace('.', '/') + ".class";
            places.add(place(String.valueOf(each.getResource('/' + file)), file).toString());
        }
        return String.join(File.pathSeparator, places);
    }

    /** The directory or jar that a class was loaded from: {@code file:/dir/a/B.class} or {@code jar:file:/lib.jar!/a/B.class}. */
    static Path place(String url, String file) throws IOException {
        String place = url.endsWith(file) ? url.substring(0, url.length() - file.length()) : "";
        if (place.startsWith("jar:") && place.endsWith("!/")) {
            place = place.substring("jar:".length(), place.length() - "!/".length());
        }
        if (!place.startsWith("file:")) {
            throw new IOException("no files to load classes from, but " + url);
        }
        try {
            return Path.of(URI.create(place.replace(" ", "%20"))).toAbsolutePath();
        } catch (IllegalArgumentException e) {
            throw new IOException("no files to load classes from, but " + url, e);
        }
    }
}
