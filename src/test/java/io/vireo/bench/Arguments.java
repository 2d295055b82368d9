package io.vireo.bench;

import java.util.HashMap;
import java.util.Map;

/** A program's arguments, {@code --name value} each. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    Arguments(String... args) {
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException("Arguments are --name value");
        }
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("Not an argument: " + args[i]);
            }
            values.put(args[i].substring(2), args[i + 1]);
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
    }
}
