/** The built jar, started as a child process and judged from outside: real sockets, real clients, simulated providers. */
package dev.everpost.acceptance;
