package io.vireo.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of all entries of the jars on the class path of {@link ClassPathJar}, as hash codes. The JVM asks each of the 330 jars in turn
 * for a name that none of them has, such as that of each class of the application.
 */
final class ClassPathIndex {
    /** The file beside the {@link ClassPathJar}: the sorted hash codes, four bytes each, big-endian. */
    static final String NAME = "class-path-index";

    private static final Pattern VERSION = Pattern.compile("META-INF/versions/\\d+/(.+)");

    private final int[] hashes;

    private ClassPathIndex(int[] hashes) {
        this.hashes = hashes;
    }

    /** Writes the index of the jars into a file. */
    static void write(Path file, List<Path> jars) throws IOException {
        int[] hashes = hashes(jars);
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
        bytes.asIntBuffer().put(hashes);
        Files.write(file, bytes.array());
    }

    /**
     * Reads the index from a file.
     *
     * @param more the other jars on the class path
     */
    static ClassPathIndex read(Path file, List<Path> more) throws IOException {
        IntBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file)).asIntBuffer();
        int[] others = hashes(more);
        int[] hashes = Arrays.copyOf(others, others.length + stored.remaining());
        stored.get(hashes, others.length, stored.remaining());
        Arrays.sort(hashes);
        return new ClassPathIndex(hashes);
    }

    private static int[] hashes(List<Path> jars) throws IOException {
        IntStream.Builder hashes = IntStream.builder();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile(), false)) {
                file.stream()
                        .map(JarEntry::getName)
                        .map(name -> VERSION.matcher(name).replaceFirst("$1"))
                        .forEach(name -> hashes.add(hash(name)));
            }
        }
        return hashes.build().sorted().distinct().toArray();
    }

    /** A directory is found with and without the slash at its end. */
    private static int hash(String name) {
        return (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).hashCode();
    }

    /**
     * Returns whether a jar may have an entry of this name; false if none has.
     *
     * @param name with slashes, without one at its beginning
     */
    boolean mayContain(String name) {
        return Arrays.binarySearch(hashes, hash(name)) >= 0;
    }
}
