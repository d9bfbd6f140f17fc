/** The whole of Trellis from outside: through the gateway alone, as people and EHRs use it. */
package health.trellis.system;
