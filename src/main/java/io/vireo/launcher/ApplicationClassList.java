package io.vireo.launcher;

import static java.util.stream.Collectors.toCollection;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The list of classes from which the JVM makes its archive, with those of the application. The JVM records only the classes of its own
 * class loaders. It takes others from the list too, if the list has the file of the class and the numbers of its superclass and its
 * interfaces ({@code Name id: 7 super: 1 interfaces: 3 4 source: /lib.jar}), and uses them when a class loader defines a class of the same
 * name and the same bytes.
 */
final class ApplicationClassList implements Closeable {
    private static final String CLASS = ".class";

    /** A class of the JVM's own loaders; the numbers are recorded since Java 18. */
    private static final Pattern RECORDED = Pattern.compile("([^@# ]\\S*)(?: id: (\\d+))?");

    /** A line of {@code -Xlog:class+load}. Hidden classes have a slash in their name. */
    private static final Pattern LOADED = Pattern.compile("([^ /]+) source: .*");

    private final Path classes;
    private final Set<ZipFile> libraries = new LinkedHashSet<>();
    private final Map<String, ZipFile> places = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private int next;

    private ApplicationClassList(Path application) {
        this.classes = application.resolve(UnpackedApplication.CLASSES);
    }

    /**
     * Returns the lines of the JVM's list and those of the application's classes.
     *
     * @param recorded the list that the JVM wrote, without classes of other loaders
     * @param log the log of the loaded classes
     * @param application the directory of the unpacked application
     */
    static List<String> complete(List<String> recorded, List<String> log, Path application) throws IOException {
        Set<String> loaded = log.stream()
                .map(LOADED::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1).replace('.', '/'))
                .collect(toCollection(LinkedHashSet::new));
        try (ApplicationClassList list = new ApplicationClassList(application)) {
            list.open(application.resolve(UnpackedApplication.LIBRARIES));
            list.number(recorded);
            for (String name : loaded) {
                if (!list.numbers.containsKey(name)) {
                    list.add(name);
                }
            }
            return list.lines;
        }
    }

    private void open(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                ZipFile library = new ZipFile(file.toFile());
                libraries.add(library);
                library.stream().forEach(entry -> places.putIfAbsent(entry.getName(), library));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (ZipFile library : libraries) {
            library.close();
        }
    }

    private void number(List<String> recorded) {
        for (String line : recorded) {
            Matcher type = RECORDED.matcher(line);
            if (!type.matches()) {
                lines.add(line);
            } else if (type.group(2) != null) {
                lines.add(line);
                register(type.group(1), Integer.parseInt(type.group(2)));
            } else {
                lines.add(line + " id: " + next);
                register(type.group(1), next);
            }
        }
    }

    private void register(String name, int number) {
        numbers.put(name, number);
        next = Math.max(next, number + 1);
    }

    /** Adds a class of the application, unless its superclass or an interface is not in the list, or it is generated. */
    private void add(String name) throws IOException {
        String entry = name + CLASS;
        String source = classes.toString();
        ClassFileHead head;
        ZipFile library = places.get(entry);
        if (Files.isRegularFile(classes.resolve(entry))) {
            try (InputStream bytes = Files.newInputStream(classes.resolve(entry))) {
                head = ClassFileHead.read(bytes);
            }
        } else if (library != null) {
            source = library.getName();
            try (InputStream bytes = library.getInputStream(library.getEntry(entry))) {
                head = ClassFileHead.read(bytes);
            }
        } else {
            return;
        }
        @Nullable Integer parent = numbers.get(head.parent());
        if (parent == null || !numbers.keySet().containsAll(head.interfaces())) {
            return;
        }
        String interfaces = head.interfaces().isEmpty()
                ? ""
                : head.interfaces().stream()
                        .map(type -> String.valueOf(numbers.get(type)))
                        .collect(Collectors.joining(" ", " interfaces: ", ""));
        lines.add(name + " id: " + next + " super: " + parent + interfaces + " source: " + source);
        register(name, next);
    }
}
