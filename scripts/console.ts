// npm run console: builds the console for an API that runs elsewhere, and says where it is.
import { prepareConsole } from './up/console-build.ts';

const { folder } = await prepareConsole('.aftercare/build');
console.log(folder);
