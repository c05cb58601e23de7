import { Command } from 'commander'

await new Command('earshot').parseAsync()
