import { createRoot } from 'react-dom/client';
import { Console } from './shell/console.tsx';
import { giveStylesTheirNonce } from './shell/style-nonce.ts';
import './shell/console.css';

giveStylesTheirNonce();

const place = document.querySelector('#console');
if (place) createRoot(place).render(<Console />);
