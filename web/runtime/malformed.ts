/** What arrived is not what it has to be. */
export class Malformed extends TypeError {}
