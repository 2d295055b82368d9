package io.vireo.auth;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method with {@code @RolesAllowed} that the owner of a frozen or suspended channel may call as well: to sign out, to
 * appeal, to get the own data and to delete the account.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedWhileRestricted {}
