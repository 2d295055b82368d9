package io.vireo.platform;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a CDI bean of which there is one instance, without a client proxy. So a call reaches it directly, no class is generated for it at
 * the start unless it has interceptors, it is created with the first bean that depends on it, and two components cannot depend on each
 * other. Interceptors and observers are supported.
 *
 * <p>A component with state has a constructor with {@code @Inject} and final fields. The container may inject the fields of others.
 */
@Singleton
@Stereotype
@Documented
@Target(TYPE)
@Retention(RUNTIME)
public @interface Component {}
