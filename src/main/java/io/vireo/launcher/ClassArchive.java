package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the server, the JDK and the application in the JVM's own format (class data sharing), which shortens a start. The first start with a
 * version of Vireo and of the JVM records the names of the classes; {@link ArchiveCreation} makes the archive.
 *
 * <p>The JVM ignores the archive if a library or the JVM differs, or if the archive is damaged.
 */
final class ClassArchive {
    private static final String PREFIX = "classes-";

    private final Path classPathJar;
    private final Path file;
    private final Path unfinished;
    private final Path names;
    private final Path log;
    private final Path recorded;
    private final Path checksum;

    private ClassArchive(Path classPathJar, String version) {
        this.classPathJar = classPathJar;
        this.file = classPathJar.resolveSibling(PREFIX + version + ".jsa");
        this.unfinished = classPathJar.resolveSibling(PREFIX + version + ".jsa.new");
        this.names = classPathJar.resolveSibling(PREFIX + version + ".lst");
        this.log = classPathJar.resolveSibling(PREFIX + version + ".log");
        this.recorded = classPathJar.resolveSibling(PREFIX + version + ".lst.new");
        this.checksum = classPathJar.resolveSibling(PREFIX + version + ".crc");
    }

    /**
     * Returns the archive for these libraries, this uberjar and this JVM; it may not exist yet.
     *
     * @param classPathJar a {@link ClassPathJar}; the archive is in its directory
     */
    static ClassArchive of(Path classPathJar, Path uberjar) throws IOException {
        CRC32 version = new CRC32();
        for (Object part : List.of(
                System.getProperty("java.vm.version"),
                System.getProperty("java.home"),
                classPathJar,
                Files.getLastModifiedTime(classPathJar),
                Files.getLastModifiedTime(uberjar),
                Files.size(uberjar))) {
            version.update(part.toString().getBytes(UTF_8));
        }
        return new ClassArchive(classPathJar, Long.toHexString(version.getValue()));
    }

    /** Returns the options of a JVM that uses the archive, or records the classes for it. */
    List<String> options() {
        if (!isUsable(file)) {
            return List.of();
        }
        return exists()
                ? List.of(use(), "-XX:+VerifySharedSpaces")
                : List.of(recording(), "-Xlog:class+load:file=" + log + ":none:filecount=0");
    }

    /**
     * Returns whether the JVM can use an archive of this name and of libraries beside it. It takes a path separator as the end of the name,
     * and compares the names of jars with their URLs, so that none of their classes is in the archive if an URL encodes a blank.
     */
    static boolean isUsable(Path file) {
        String name = file.toString();
        return !name.contains(File.pathSeparator) && name.equals(file.toUri().getRawPath());
    }

    private String use() {
        return "-XX:SharedArchiveFile=" + file;
    }

    private String recording() {
        return "-XX:DumpLoadedClassList=" + names;
    }

    private static boolean isOptionOfThisJvm(String option) {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().contains(option);
    }

    private boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Returns whether this JVM records its classes. */
    boolean isRecorded() {
        return isOptionOfThisJvm(recording()) && Files.isRegularFile(names);
    }

    /**
     * Starts a process that creates the archive from the classes that this JVM has loaded so far; {@link #complete} must follow.
     *
     * @param application the application whose classes the archive has; null for none
     */
    Process create(@Nullable Path application) throws IOException {
        removeOthers();
        List<String> lines = completeLines(names)
                .filter(line -> !line.contains(
                        " source: ")) // newer JVMs record some of the application's, and fail if one is incomplete
                .toList();
        Files.write(
                recorded,
                application == null
                        ? lines
                        : ApplicationClassList.complete(
                                lines, completeLines(log).toList(), application));
        String java = ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IOException("the path of java is unknown"));
        List<String> command = List.of(
                java,
                "-Xshare:dump",
                "-Xlog:disable",
                "-XX:SharedClassListFile=" + recorded,
                "-XX:SharedArchiveFile=" + unfinished,
                "-jar",
                classPathJar.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Returns the lines of a file that the JVM is still writing, without an incomplete one. */
    private static Stream<String> completeLines(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }

    /** Lets later starts use the archive. */
    void complete() throws IOException {
        Files.writeString(checksum, checksumOf(unfinished));
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(recorded);
        Files.deleteIfExists(log);
    }

    /**
     * Deletes the archive if this JVM has rejected it because it is damaged.
     *
     * @return whether it was deleted
     */
    boolean removeIfDamaged() throws IOException {
        if (!isOptionOfThisJvm(use()) || isSharing()) {
            return false;
        }
        if (Files.exists(checksum) && checksumOf(file).equals(Files.readString(checksum))) {
            return false; // it does not fit to the options of the user
        }
        Files.delete(file);
        return true;
    }

    private static boolean isSharing() {
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Boolean.parseBoolean(jvm.getVMOption("UseSharedSpaces").getValue());
    }

    private static String checksumOf(Path file) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream bytes = new CheckedInputStream(Files.newInputStream(file), sum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return Long.toHexString(sum.getValue());
    }

    /** Deletes the archives of other versions, each of 120 MB. */
    private void removeOthers() throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(classPathJar.resolveSibling(""), PREFIX + "*")) {
            for (Path other : others) {
                if (!other.equals(names) && !other.equals(log)) {
                    Files.delete(other);
                }
            }
        }
    }
}
