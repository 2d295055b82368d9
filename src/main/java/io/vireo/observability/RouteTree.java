package io.vireo.observability;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches paths to routes segment by segment; a literal takes precedence over a parameter, as in Jakarta REST. */
final class RouteTree {
    private static final class Branch {
        final Map<String, Branch> literals = new HashMap<>();

        @Nullable
        Branch parameter;

        @Nullable
        Route route;
        /** The route for all paths below this branch. */
        @Nullable
        Route wildcard;
    }

    /** The route of unknown paths, so that requests for arbitrary paths create no metrics of their own. */
    private static final Route UNKNOWN = new Route("unknown");

    private final Branch root = new Branch();

    /**
     * Adds a route.
     *
     * @param template such as <code>/search/{type}/{query: .+}</code>, where the last parameter may contain slashes
     */
    void add(String template) {
        Branch node = root;
        StringBuilder name = new StringBuilder();
        boolean wildcard = false;
        for (String segment : template.split("/+(?![^{]*})", -1)) {
            if (segment.startsWith("{")) {
                name.append('/').append(segment.replaceFirst("\\s*:.*", "}"));
                wildcard = segment.endsWith(".+}");
                if (!wildcard) {
                    node.parameter = node.parameter == null ? new Branch() : node.parameter;
                    node = node.parameter;
                }
            } else if (!segment.isEmpty()) {
                name.append('/').append(segment);
                node = node.literals.computeIfAbsent(segment, literal -> new Branch());
            }
        }
        Route route = new Route(name.isEmpty() ? "/" : name.toString());
        if (wildcard) {
            node.wildcard = route;
        } else if (node.route == null) {
            node.route = route;
        }
    }

    /** Returns the route of an undecoded path. */
    Route of(String path) {
        Route route = find(path);
        return route == null ? UNKNOWN : route;
    }

    /** Returns the route of an undecoded path; null if there is none. */
    @Nullable
    Route find(String path) {
        return find(root, path, 0);
    }

    private static @Nullable Route find(Branch node, String path, int from) {
        if (from >= path.length() - 1) {
            return node.route;
        }
        int start = path.charAt(from) == '/' ? from + 1 : from;
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        Route found = null;
        Branch literal = node.literals.get(path.substring(start, end));
        if (literal != null) {
            found = find(literal, path, end);
        }
        if (found == null && node.parameter != null && end > start) {
            found = find(node.parameter, path, end);
        }
        return found == null ? node.wildcard : found;
    }
}
