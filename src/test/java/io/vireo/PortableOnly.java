package io.vireo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Marks integration tests that run only with the portable connector. */
@Tag("portable")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PortableOnly {}
