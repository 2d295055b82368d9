package io.vireo.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the {@code package-info.java} of a top-level package as a feature that no other package calls. It may call the root packages of the
 * other features and all layers below them; {@code ArchitectureTest} checks it. A feature that others call has a place in the ordered list
 * of that test instead.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface Feature {}
