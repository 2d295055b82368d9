package io.vireo.platform;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a CDI singleton with constructor injection: its only {@code @Inject} constructor sets final fields. Unlike an {@code
 * @ApplicationScoped} bean it has no client proxy, so it needs no second constructor, and two components cannot depend on each other.
 * Interceptors and observers are supported.
 */
@Singleton
@Stereotype
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface Component {}
