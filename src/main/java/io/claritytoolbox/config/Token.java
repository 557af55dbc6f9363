package io.claritytoolbox.config;

/**
 * A token that may be tried.
 *
 * @param secret the token
 * @param subject Clarity's own number of the project; empty where it can't be read
 */
record Token(Secret secret, String subject) {}
