package io.restassured.internal.path.json;

import static io.restassured.internal.common.assertion.AssertionSupport.attributeGetter;
import static io.restassured.internal.common.assertion.AssertionSupport.classKeyword;
import static io.restassured.internal.common.assertion.AssertionSupport.escapePath;
import static io.restassured.internal.common.assertion.AssertionSupport.hyphen;
import static io.restassured.internal.common.assertion.AssertionSupport.integer;
import static io.restassured.internal.common.assertion.AssertionSupport.properties;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.restassured.internal.common.assertion.Assertion;
import io.restassured.internal.common.assertion.PathFragmentEscaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * The value at a path of a JSON document, as RestAssured's class of this name returns it. That one compiles a Groovy script each time a
 * path is evaluated; this one compiles each path once.
 */
public final class JSONAssertion implements Assertion {
    private static final String ROOT = "restAssuredJsonRootObject";
    private static final Pattern INDEX = Pattern.compile("\\[-?\\d+].*", Pattern.DOTALL);
    private static final Map<String, Class<? extends Script>> SCRIPTS = new ConcurrentHashMap<>();

    private static final PathFragmentEscaper[] ESCAPERS = {
        (PathFragmentEscaper) hyphen(),
        (PathFragmentEscaper) attributeGetter(),
        (PathFragmentEscaper) integer(),
        (PathFragmentEscaper) properties(),
        (PathFragmentEscaper) classKeyword()
    };

    private String key = "";
    private @Nullable Map<String, Object> params;

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public @Nullable Map<String, Object> getParams() {
        return params;
    }

    public void setParams(@Nullable Map<String, Object> params) {
        this.params = params;
    }

    @Override
    public @Nullable Object getResult(Object document, @Nullable Object config) {
        return getAsJsonObject(document);
    }

    /**
     * Returns the value at the path, null if it is absent.
     *
     * @throws IllegalArgumentException if the path is invalid or does not fit the document
     */
    public @Nullable Object getAsJsonObject(Object document) {
        String path = String.valueOf(escapePath(key, ESCAPERS));
        if (path.isEmpty() || path.equals("$")) {
            return document;
        }
        try {
            return evaluate(INDEX.matcher(path).matches() ? ROOT + path : ROOT + "." + path, document);
        } catch (MissingPropertyException e) {
            if (Script.class.isAssignableFrom(e.getType())) {
                throw new IllegalArgumentException("The path needs the parameter " + e.getProperty(), e);
            }
            return null; // of a text or number
        } catch (CompilationFailedException e) {
            throw new IllegalArgumentException("Invalid JSON expression: " + e.getMessage(), e);
        } catch (NullPointerException e) {
            if (isOfPath(String.valueOf(e.getMessage()))) {
                return null;
            }
            throw new IllegalArgumentException(e);
        } catch (Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Returns whether this is Groovy's message for a path through a value that is absent. */
    private static boolean isOfPath(String message) {
        return message.equals("Cannot invoke method getAt() on null object")
                || (message.startsWith("Cannot get property") && message.endsWith("on null object"));
    }

    private @Nullable Object evaluate(String expression, Object document) {
        Map<String, Object> variables = params == null ? new HashMap<>() : new HashMap<>(params);
        variables.put(ROOT, document);
        Class<? extends Script> script = SCRIPTS.computeIfAbsent(expression, JSONAssertion::compile);
        return InvokerHelper.createScript(script, new Binding(variables)).run();
    }

    private static Class<? extends Script> compile(String expression) {
        try (GroovyClassLoader loader = new GroovyClassLoader(JSONAssertion.class.getClassLoader())) {
            return loader.parseClass(expression).asSubclass(Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String description() {
        return "JSON path";
    }
}
