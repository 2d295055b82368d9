package io.vireo.launcher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The application's classes that have no annotations and inherit none: two thirds. The server reads every class file in the directory of
 * classes at each start, to find those with annotations; it does not read the files in a library.
 */
final class PlainClasses {
    private record File(byte[] bytes, ClassFileHead head) {}

    private final String directory;
    private final Map<String, File> files = new LinkedHashMap<>();
    private final Map<String, ClassFileHead> heads = new HashMap<>();

    /** @param directory the prefix of the names of class files, with a slash at its end */
    PlainClasses(String directory) {
        this.directory = directory;
    }

    /** Adds a class of the application. */
    void add(String name, byte[] bytes) throws IOException {
        ClassFileHead head = ClassFileHead.read(new ByteArrayInputStream(bytes));
        files.put(name, new File(bytes, head));
        heads.put(head.name(), head);
    }

    private boolean isPlain(ClassFileHead head) {
        @Nullable ClassFileHead parent = heads.get(head.parent());
        return !head.isAnnotated() && (parent == null || isPlain(parent));
    }

    /** Returns the files of the other classes, which the server must see. */
    Map<String, byte[]> annotated() {
        Map<String, byte[]> annotated = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            if (!isPlain(file.head())) {
                annotated.put(name, file.bytes());
            }
        });
        return annotated;
    }

    /** Returns a library of the plain classes, not compressed. */
    byte[] library() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream library = new ZipOutputStream(bytes)) {
            library.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, File> file : files.entrySet()) {
                if (isPlain(file.getValue().head())) {
                    library.putNextEntry(new ZipEntry(file.getKey().substring(directory.length())));
                    library.write(file.getValue().bytes());
                }
            }
        }
        return bytes.toByteArray();
    }
}
